import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { asObject } from '../src/load/values.ts';
import type { SettingsFile } from '../src/model/harness.ts';

export default defineRule({
  id: 'additional-directory-above-project',
  title: 'Additional directory above the project',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'environment',
  why: 'Everything in an additional directory is read without a prompt, by the Read tool and by shell commands, and acceptEdits writes there. With the home folder or the root of the disk that includes every credential file.',
  remedy: 'Name the one folder that the job needs, or allow reading it by `Read(//folder/**)`.',
  references: ['permissions-paths §3.7', 'permissions-bash T3', 'surfaces PERM-ADD-DIR'],
  messages: { wide: 'additional directory "{directory}" opens {what} for reading without a prompt' },

  check({ harness }, report) {
    for (const settingsFile of harness.settings) {
      const { file, value, inForce } = settingsFile;
      const list = asObject(value['permissions'])?.['additionalDirectories'];
      if (!Array.isArray(list) || !inForce) continue;
      list.forEach((directory: unknown, i) => {
        const what = typeof directory === 'string' ? (opens(directory) ?? climbs(directory, settingsFile)) : undefined;
        if (typeof directory === 'string' && what !== undefined)
          report({ file, path: ['permissions', 'additionalDirectories', i] }, 'wide', { directory, what });
      });
    }
  },
});

function opens(directory: string): string | undefined {
  const path = directory.replace(/(?<!\/)\/+$/, '') || '/';
  if (path === '/') return 'the whole disk';
  if (path === '~' || /^\/(?:home|Users)(?:\/[^/]+)?$|^\/root$/.test(path)) return 'a whole home folder';
  if (/^\/(?:etc|usr|var|opt|mnt|srv|Library|System|Volumes|proc)$/.test(path)) return `all of ${path}`;
  if (/^(?:~|\/(?:home|Users)\/[^/]+|\/root)\/\.(?:ssh|aws|gnupg|kube|docker|azure|config)(?:\/|$)/.test(path)) return 'a folder of credentials';
  return undefined;
}

/** `../..` and the like. A package of a monorepo may look at its neighbours: only what leaves the checked tree counts. */
function climbs(directory: string, { dir, scope }: SettingsFile): string | undefined {
  if (!/^(?:\.\/)?\.\.(?:\/\.\.)*\/?$/.test(directory)) return undefined;
  const depth = scope === 'user' || scope === 'managed' || dir === '' ? 0 : dir.split('/').length;
  const levels = directory.split('..').length - 1 - depth;
  if (levels > 1) return 'everything two or more folders above the project';
  return levels === 1 && scope === 'project' ? 'the folder above the project, with everything that lies beside it,' : undefined;
}

const adds = (...directories: readonly string[]) => settings(`{ "permissions": { "additionalDirectories": [${directories.join(', ')}] } }`);

export const examples = (): Examples => ({
  bad: [
    { title: 'The home folder', files: adds('«"~/"»') },
    { title: 'Credentials', files: adds('"../docs"', '«"~/.aws"»') },
    { title: 'Everything beside the project', files: adds('«".."»') },
    { title: 'Two folders up', files: adds('«"../../"»') },
  ],
  good: [
    { title: 'One folder', files: adds('"../shared-docs"', '"/opt/agent/reports"', '"~/notes"') },
    {
      title: 'A package that looks at its neighbours',
      files: { 'packages/api/.claude/settings.json': '{ "permissions": { "additionalDirectories": ["..", "../.."] } }' },
    },
  ],
});
