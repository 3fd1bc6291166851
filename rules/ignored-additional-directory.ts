import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { asObject } from '../src/load/values.ts';

export default defineRule({
  id: 'ignored-additional-directory',
  title: 'Additional directory that the client ignores',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'environment',
  why: 'Additional directories are plain paths. A wildcard, a variable or two leading slashes make a name that does not exist, and the client leaves it out without a word.',
  remedy: 'Write a plain folder: absolute with one slash, relative to the project, or starting with `~/`.',
  references: ['permissions-paths §3.7'],
  messages: { ignored: 'additional directory "{directory}" is ignored: {reason}' },

  check({ harness }, report) {
    for (const { file, value, inForce } of harness.settings) {
      const list = asObject(value['permissions'])?.['additionalDirectories'];
      if (!Array.isArray(list) || !inForce) continue;
      list.forEach((directory: unknown, i) => {
        const reason = typeof directory === 'string' ? flaw(directory) : undefined;
        if (typeof directory === 'string' && reason !== undefined)
          report({ file, path: ['permissions', 'additionalDirectories', i] }, 'ignored', { directory, reason });
      });
    }
  },
});

function flaw(directory: string): string | undefined {
  if (directory.startsWith('//')) return 'two leading slashes are for permission rules only';
  if (directory.includes('*')) return 'it takes no wildcards';
  const variable = /\$\{?[A-Za-z_]\w*\}?/.exec(directory)?.[0];
  return variable === undefined ? undefined : `${variable} is not expanded`;
}

const adds = (...directories: readonly string[]) => settings(`{ "permissions": { "additionalDirectories": [${directories.join(', ')}] } }`);

export const examples = (): Examples => ({
  bad: [
    { title: 'A rule-like path', files: adds('«"//opt/data/**"»') },
    { title: 'A variable', files: adds('«"$HOME/notes"»') },
  ],
  good: [{ title: 'Plain paths', files: adds('"/opt/data"', '"../docs"', '"~/notes"') }],
});
