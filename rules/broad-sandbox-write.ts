import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { entries, sandboxes } from '../src/load/sandbox.ts';

/** Folders in which a file is run sooner or later, by whom it may be. Both `//x` and `/x` are absolute here, unlike in permission rules. */
const BROAD: readonly (readonly [path: RegExp, why: string])[] = [
  [/^(?:\/\/|\*\*?|\/\/\*\*?)$/, 'the whole disk'],
  [
    /^(?:~\/?(?:\*\*?)?|\$\{?HOME\}?\/?|\/\/(?:home|Users)(?:\/[^/*]+)?\/?(?:\*\*?)?|\/\/root\/?(?:\*\*?)?)$/,
    'the whole home folder: shell start-up files, keys, settings of the client',
  ],
  [/^~\/\.(?:ssh|aws|gnupg|kube|docker|config|claude|vscode|cursor)\/?(?:\*\*?)?$/, 'keys or settings that other programs act on'],
  [/^~\/\.(?:bashrc|bash_profile|profile|zshrc|zshenv|zprofile|gitconfig|npmrc|claude\.json)$/, 'a file that is run or believed at the next start'],
  [
    /^(?:~\/(?:bin|\.local\/bin|go\/bin|\.cargo\/bin)|\/\/(?:usr\/local\/)?s?bin|\/\/usr\/(?:s?bin|local)|\/\/opt(?:\/homebrew)?(?:\/bin)?|\/\/etc|\/\/Library|~\/Library(?:\/LaunchAgents)?)\/?(?:\*\*?)?$/,
    'a folder whose programs are run later, outside of the sandbox',
  ],
];

export default defineRule({
  id: 'broad-sandbox-write',
  title: 'Sandbox that may write where programs are run from',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'sandbox',
  why: 'What a sandboxed command writes into a start-up file, a folder of the search path or the settings of another program runs later, outside of the sandbox and with all rights of its user.',
  remedy: 'Open only the folders that the job writes to, such as a build folder or one cache.',
  references: ['surfaces SBX-WRITE-BROAD'],
  messages: { broad: 'allowWrite {path} lets sandboxed commands write to {what}, from where code gets out of the sandbox' },

  check({ harness }, report) {
    for (const { settings: file, filesystem, at } of sandboxes(harness)) {
      for (const [i, path] of entries(filesystem['allowWrite'])) {
        const hit = BROAD.find(([pattern]) => pattern.test(path.replace(/^\/(?!\/)/, '//')));
        if (hit)
          report(
            at('filesystem', 'allowWrite', i),
            'broad',
            { path, what: hit[1] },
            hit[1] === 'the whole disk' && file.scope === 'project' ? { severity: 'error' } : {},
          );
      }
    }
  },
});

const write = (...paths: string[]) => settings(`{ "sandbox": { "enabled": true, "filesystem": { "allowWrite": [${paths.join(', ')}] } } }`);

export const examples = (): Examples => ({
  bad: [
    { title: 'The home folder', files: write('"."', '«"~"»') },
    { title: 'The disk', files: write('«"//"»', '«"/"»') },
    { title: 'A folder of the system', files: write('«"/etc"»') },
    { title: 'Programs', files: write('«"~/.local/bin"»') },
    { title: 'Keys', files: write('«"~/.ssh/"»') },
  ],
  good: [
    { title: 'A cache', files: write('"."', '"~/.cache/build"') },
    { title: 'A folder for temporary files', files: write('"//tmp/build"') },
  ],
});
