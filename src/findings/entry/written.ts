import type { EntryCommand, EntryText, EntryWord } from '../../model/entry.ts';
import type { Origin } from '../../model/origin.ts';
import { cleanPath } from '../../world/links.ts';
import type { Job } from './jobs.ts';
import { filesIn } from './output.ts';

/** A file or a folder of the tree that a job fills. */
export interface Written {
  /** A name such as it may have: of a date the letter x stands. */
  readonly file: string;
  /** '' at the root. */
  readonly folder: string;
  readonly at: Origin;
}

/**
 * Where the texts of a job write, as far as it lies in the tree: `>> logs/x.log`, `tee reports/…`, `mkdir -p logs`. The folder in which a
 * job starts the client is the root of its session, so what stands behind `cd /opt/agent/brief` is relative to the root.
 */
export function writtenBy({ text, command }: Job): readonly Written[] {
  const root = command.state.cd?.args[0]?.value;
  const found: Written[] = [];
  for (const one of text.commands) {
    const files = filesIn([...one.redirects, ...one.state.redirects]).map(({ target }) => target);
    const args = one.args.filter(({ value }) => !value.startsWith('-'));
    if (one.program === 'tee') files.push(...args);
    for (const word of files) {
      const file = nameInTree(word, one, text, root);
      if (file !== undefined) found.push({ file, folder: file.slice(0, Math.max(0, file.lastIndexOf('/'))), at: word.at });
    }
    if (one.program !== 'mkdir' && one.program !== 'install') continue;
    for (const word of args) {
      const folder = nameInTree(word, one, text, root);
      if (folder !== undefined && OUTPUT.test(folder)) found.push({ file: `${folder}/x`, folder, at: word.at });
    }
  }
  return found;
}

/** Folders that are made for nothing else. */
const OUTPUT = /(?:^|\/)(?:logs?|reports?|te?mp|out(?:put)?s?|results?|runs?|transcripts?)(?:\/|$)/i;

/** Expansions of which nobody can tell what they become. */
const UNKNOWN = /\$\([^()]*(?:\([^()]*\)[^()]*)*\)|`[^`]*`|\$\{[^}]*\}|\$\w+|\uE000+/g;
const OWN_FOLDER = /^(?:\$\([^()]{0,200}(?:\([^()]{0,200})?(?:dirname|BASH_SOURCE)[^()]{0,200}(?:\)+[^()]{0,200})?\)|\$\{(?:BASH_SOURCE(?:\[0\])?|0)%\/\*\})/;

function nameInTree(word: EntryWord, command: EntryCommand, text: EntryText, root: string | undefined): string | undefined {
  const own = text.file.slice(0, text.file.lastIndexOf('/') + 1);
  const withOwn = (path: string): string => path.replace(OWN_FOLDER, () => (own === '' ? '.' : own.slice(0, -1)));
  const { value } = word;
  let path = withOwn(value);
  if (root !== undefined && /^[/~$]/.test(root) && path.startsWith(`${root}/`)) path = path.slice(root.length + 1);
  else if (path === value && !/^[/~$`]/.test(path)) {
    // Where it stands nobody knows: cron begins at home, a unit wherever it says.
    const cd = command.state.cd?.args[0]?.value;
    if (cd === undefined ? text.via !== 'shell script' : !isRoot(cd, root)) return undefined;
    if (cd !== undefined && withOwn(cd) !== cd) path = `${withOwn(cd)}/${path}`;
  }
  const plain = path.replace(UNKNOWN, 'x');
  if (/^[/~]|[*?[\]{}<>|&;]|^-/.test(plain) || /^[$`]/.test(path)) return undefined;
  const clean = cleanPath(plain);
  return clean === '' || clean.startsWith('..') ? undefined : clean;
}

/** The folder of the session, or the script's own. */
const isRoot = (cd: string, root: string | undefined): boolean => cd === root || OWN_FOLDER.test(cd);
