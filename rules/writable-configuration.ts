import { heldSecrets } from '../src/findings/held-secrets.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { inShell, octal } from '../src/findings/secret-files.ts';
import { hookScript } from '../src/load/hook-scripts.ts';
import type { Harness } from '../src/model/harness.ts';
import { wholeFile } from '../src/model/origin.ts';

export default defineRule({
  id: 'writable-configuration',
  title: 'Configuration that other users can rewrite',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'modes',
  why: 'Settings, hooks, skills and entry scripts decide what runs with your rights. Whoever can write one of them, or the folder it lies in, can add a hook and run commands as you at your next session.',
  remedy: 'Take the right away from others: `chmod go-w FILE`, and the same for its folder.',
  references: ['surfaces FS-MODE-CONFIG, FS-MANAGED-PERMS, SCRIPT-MODE', 'security §4 (modes)'],
  messages: {
    file: '{file} has mode {mode}: every user of this machine can rewrite what your sessions load and run',
    folder: 'the folder {folder} has mode {mode}: every user of this machine can replace {file} in it',
    groupFolder: 'the folder {folder} has mode {mode}: {who} can replace {file}, which {what}',
    foreignFolder: 'the folder {folder} belongs to another user, who can replace {file}, which {what}',
    sharedFolder: '{file} {what} and lies in {folder}, where every user can create files: once it is gone, whoever is first puts another in its place',
    group: '{file} has mode {mode}, unlike the files around it: its group can rewrite what your sessions load and run',
    foreign: '{file} belongs to another user, unlike the folder it lies in: that user decides what your sessions load and run',
  },

  check({ harness }, report) {
    const { facts } = harness;
    const roots = { project: facts.stat(''), home: facts.stat('~/') };
    const writableFolder = writableFolders(harness);
    const reported = new Set<string>();
    for (const file of steering(harness)) {
      const root = file.startsWith('~/') ? roots.home : roots.project;
      const folder = writableFolder(file);
      if (folder && !reported.has(folder.name)) {
        reported.add(folder.name);
        report(wholeFile(file), 'folder', { folder: folder.name, mode: octal(folder.mode), file });
      }
      // Where everything is writable, the folder is the news, not each file; on some mounts the mode means nothing at all.
      if (folder) continue;
      const stat = facts.stat(file);
      if (stat?.kind !== 'file' || stat.mode === undefined) continue;
      if (stat.mode & 0o002) report(wholeFile(file), 'file', { file, mode: octal(stat.mode) }, { remedy: `Run \`chmod go-w ${inShell(file)}\`.` });
      // A checkout by another account is foreign as a whole, as in containers; one foreign file in an own folder is news.
      else if (stat.owned === false && root?.owned !== false) report(wholeFile(file), 'foreign', { file });
      // With a personal group and umask 002 every file is group-writable, the root too.
      else if (stat.mode & 0o020 && root?.mode !== undefined && !(root.mode & 0o020)) {
        report(wholeFile(file), 'group', { file, mode: octal(stat.mode) }, { severity: 'note' });
      }
    }
    const { faults, what: holds } = heldSecrets(harness);
    for (const { fault, file, of, mode = 0, who = '', remedy } of faults) {
      const what = holds(file);
      const folder = of === '' ? '.' : of;
      if (what === undefined || reported.has(folder)) continue;
      const at = wholeFile(file);
      if (fault === 'folder') report(at, 'folder', { folder, mode: octal(mode), file }, { remedy });
      else if (fault === 'group-folder') report(at, 'groupFolder', { folder, mode: octal(mode), who, file, what }, { severity: 'note', remedy });
      else if (fault === 'foreign-folder') report(at, 'foreignFolder', { folder, file, what }, { remedy });
      else if (fault === 'shared-folder') report(at, 'sharedFolder', { folder, file, what }, { severity: 'note', remedy });
      else continue;
      reported.add(folder);
    }
    // What is loaded runs as code, whether it holds a secret or not. A file that does is named by `readable-secret`.
    for (const { file, stat, namedAt } of harness.secretFiles) {
      if (!namedAt || holds(file) !== undefined || stat?.kind !== 'file' || stat.mode === undefined) continue;
      const folder = writableFolder(file);
      if (folder && !reported.has(folder.name)) report(wholeFile(file), 'folder', { folder: folder.name, mode: octal(folder.mode), file });
      else if (!folder && stat.mode & 0o002)
        report(wholeFile(file), 'file', { file, mode: octal(stat.mode) }, { remedy: `Run \`chmod go-w ${inShell(file)}\`.` });
      if (folder) reported.add(folder.name);
    }
  },
});

/** Thousands of prompts are a collection; asking for the mode of each would cost more than reading it. */
const MOST_PROMPTS = 300;

/** Files that decide what a session does, and the scripts that its hooks run. */
function steering(harness: Harness): readonly string[] {
  const scripts = harness.hooks.flatMap((hook) => hookScript(harness, hook)?.found ?? []);
  const entries = harness.scripts.filter((script) => /^[^#\n\r\u2028\u2029]*\bclaude\b/m.test(script.document.text));
  return [
    ...new Set([
      ...harness.settings.map((one) => one.file),
      ...harness.mcpFiles.map((one) => one.file),
      ...[...harness.skills, ...harness.agents, ...harness.commands, ...harness.memories]
        .filter((one) => one.loaded)
        .slice(0, MOST_PROMPTS)
        .map((one) => one.file),
      ...scripts,
      ...entries.map((one) => one.file),
    ]),
  ].filter((file) => !file.startsWith('../'));
}

interface Folder {
  readonly name: string;
  readonly mode: number;
}

/** The nearest folder above a file that everybody may write and that has no sticky bit; each folder is looked at once. */
function writableFolders({ facts }: Harness): (file: string) => Folder | undefined {
  const known = new Map<string, Folder | undefined>();
  const of = (folder: string, root: string): Folder | undefined => {
    if (known.has(folder)) return known.get(folder);
    const stat = facts.stat(folder);
    const { mode } = stat ?? {};
    const end = folder.lastIndexOf('/');
    // The mode of a link means nothing; what it leads to has folders of its own.
    const own = stat?.kind === 'directory' && mode !== undefined && mode & 0o002 && !(mode & 0o1000) ? { name: folder === '' ? '.' : folder, mode } : undefined;
    const found = own ?? (folder === root ? undefined : of(end < root.length ? root : folder.slice(0, end), root));
    known.set(folder, found);
    return found;
  };
  return (file) => {
    const root = file.startsWith('~/') ? '~/' : file.startsWith('/managed/') ? '/managed/' : '';
    const end = file.lastIndexOf('/');
    return of(end < root.length ? root : file.slice(0, end), root);
  };
}

export const examples = (): Examples => ({
  bad: [
    { title: 'Settings that everybody can write', files: { '.claude/settings.json': { text: '«»{}', mode: 0o666 } } },
    {
      title: 'A hook script that everybody can write',
      files: {
        '.claude/settings.json': '{ "hooks": { "Stop": [{ "hooks": [{ "type": "command", "command": "$CLAUDE_PROJECT_DIR/.claude/hooks/stop.sh" }] }] } }',
        '.claude/hooks/stop.sh': { text: '«»exit 0\n', mode: 0o777 },
      },
    },
    { title: 'Owned by somebody else', files: { '.claude/settings.json': { text: '«»{}', mode: 0o644, owned: false } } },
  ],
  good: [
    { title: 'Only its owner can write it', files: { '.claude/settings.json': { text: '{}', mode: 0o644 } } },
    { title: 'A file that steers nothing', files: { 'notes.txt': { text: 'x', mode: 0o666 } } },
  ],
});
