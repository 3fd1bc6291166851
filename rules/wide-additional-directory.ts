import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { asObject } from '../src/load/values.ts';

/** What a working directory of this width holds. Reads in it are free, acceptEdits writes in it, relative deny rules follow into it. */
const WIDE: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/^\/+$/, 'the whole disk'],
  [/^(?:~\/?|\/(?:home|Users)\/?|\/(?:home|Users)\/[^/]+\/?|\/root\/?)$/, 'a whole home folder: keys, tokens and the settings of every program'],
  [
    /^(?:~|\/(?:home|Users)\/[^/]+|\/root)\/\.(?:ssh|aws|gnupg|kube|docker|azure|config|config\/(?:gcloud|gh)|claude)\/?$/,
    'credentials and settings of other programs',
  ],
  [/^\/(?:etc|proc|sys|dev|var|run)\/?$/, 'files of the system'],
];

/** Spellings that the client passes over without a word (paths §3.7). */
const PASSED_OVER: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/^\/\/[^/]/, 'two leading slashes are a spelling of permission rules only'],
  [/\$(?:\{?\w+\}?)/, 'variables are not expanded'],
  [/[*?]/, 'it is no glob'],
];

export default defineRule({
  id: 'wide-additional-directory',
  title: 'Working directory that takes in far more than a project',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  why: 'Every additional directory is a working directory: the agent reads everything in it without a prompt, and in acceptEdits writes there too.',
  remedy: 'Name the folder that the work needs.',
  references: ['permissions-paths §3.7', 'surfaces PERM-ADD-DIR'],
  messages: {
    wide: '{dir} as an additional directory opens {what}: all of it is read without a prompt',
    ignored: 'the client passes over the additional directory {dir} without a word: {why}',
  },

  check({ harness }, report) {
    for (const file of harness.settings) {
      const dirs = asObject(file.value['permissions'])?.['additionalDirectories'];
      if (!Array.isArray(dirs) || !file.inForce) continue;
      for (const [i, dir] of dirs.entries()) {
        if (typeof dir !== 'string') continue;
        const at = { file: file.file, path: ['permissions', 'additionalDirectories', i] };
        const passed = PASSED_OVER.find(([pattern]) => pattern.test(dir));
        const wide = WIDE.find(([pattern]) => pattern.test(dir));
        if (passed) report(at, 'ignored', { dir: dir.slice(0, 80), why: passed[1] }, { remedy: 'Write a plain path: /absolute, ~/below-home or ../relative.' });
        else if (wide)
          report(at, 'wide', { dir: dir.slice(0, 80), what: wide[1] }, { witness: { tool: 'Read', input: { file_path: `${dir.replace(/\/+$/, '')}/file` } } });
      }
    }
  },
});

const dirs = (...entries: string[]) => settings(`{ "permissions": { "additionalDirectories": [${entries.join(', ')}] } }`);

export const examples = (): Examples => ({
  bad: [
    { title: 'The disk and the home folder', files: dirs('«"/"»', '«"~"»', '"../sibling"') },
    { title: 'Keys', files: dirs('«"~/.ssh"»') },
    { title: 'Spellings that mean nothing here', files: dirs('«"//srv/data"»', '«"$HOME/docs"»', '«"../packages/*"»') },
  ],
  good: [{ title: 'Folders of the work', files: dirs('"../docs"', '"~/src/shared"', '"/srv/data"') }],
});
