import { lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import type { IgnoreRule } from '../../model/harness.ts';
import type { Failure } from '../failure.ts';
import { cleanPath, levelsUp } from '../links.ts';
import type { Place } from '../repository.ts';
import type { GitFacts, Tree, TreeProblem } from '../tree.ts';
import { type Caller, git, split } from './command.ts';

/** Above this many paths the whole list of tracked files is cheaper than naming them, and command lines are limited. */
const MAX_NAMED = 100;
const MAX_LINE = 16_000;
/** Ignore files of so many folders are looked at before git is asked; git's own time limit stands behind it. */
const MAX_LOOKED = 1_000;
/** A path that git refuses to judge ends its answer; so many are set aside one by one. */
const MAX_REFUSED = 50;

/** Paths relative to the root that lie inside the repository. Git refuses all the others, and its whole answer with them. */
const isAskable = (path: string, levels: number): boolean =>
  path !== '' && !/^[/~]|\0/.test(path) && (sep === '/' || !path.includes(sep)) && levelsUp(path) <= levels && !/^(?:\.\.\/)*\.\.?$/.test(path);

/** What git knows about a work tree: one call tells what is ignored, a second one, only if needed, what is tracked. */
export function workFacts(caller: Caller, place: Place, excludesFile?: string): GitFacts {
  const waiting = new Set<string>();
  const ignored = new Map<string, IgnoreRule | undefined>();
  const tracked = new Map<string, boolean>();
  const problems: TreeProblem[] = [];
  let available = true;
  const fail = (why: string, kind?: string) => {
    available = false;
    if (kind !== 'no-repository') problems.push({ path: '', message: `what git tracks and ignores is unknown: ${why}` });
  };
  const learnIgnored = () => {
    const asked = [...waiting].filter((path) => !ignored.has(path) && isAskable(path, place.levels));
    waiting.clear();
    if (asked.length === 0 || !available) return;
    const odd = ignoreFiles(asked, place.levels)
      .slice(0, MAX_LOOKED)
      .find((source) => isOdd(join(place.root, source)));
    if (odd !== undefined) return fail(`${odd} is not a regular file`);
    const answer = checkIgnore(caller, place, asked, []);
    if (answer.failure) fail(wordsOf(answer.failure), answer.failure.kind);
    for (const [path, rule] of answer.rules) ignored.set(path, rule);
    const open = excludesFile === undefined ? [] : asked.filter((path) => !ignored.get(path));
    if (open.length === 0 || !available) return;
    // What the repository does not ignore, the user may: that covers nobody else, and is said so.
    for (const [path, rule] of checkIgnore({ ...caller, excludesFile: excludesFile ?? '' }, place, open, []).rules) ignored.set(path, rule);
  };
  let everything: ReadonlySet<string> | undefined;
  const learnTracked = () => {
    const asked = [...ignored].flatMap(([p, rule]) => (rule || tracked.has(p) ? [] : [p]));
    // Who asks twice will ask again: the second answer is about every file.
    const isShort = asked.length <= MAX_NAMED && asked.join('').length < MAX_LINE;
    const named = tracked.size === 0 && isShort ? asked.map((p) => `:(literal)${p}`) : undefined;
    const answer = git(caller, 'ls-files', ['-z', '-c', '--', ...(named ?? [':/'])]);
    if (answer.failure) return fail(wordsOf(answer.failure));
    const found = new Set(split(answer.out));
    if (!named) everything = found;
    for (const p of asked) tracked.set(p, found.has(p));
  };
  const ask = (path: string) => {
    if (ignored.has(path) || !available) return;
    waiting.add(path);
    learnIgnored();
  };
  return {
    get available() {
      learnIgnored();
      // Nothing was primed and nothing asked: the cheapest question tells whether git answers at all.
      if (available && ignored.size === 0) ask('.gitignore');
      return available;
    },
    prime(paths) {
      for (const path of paths) waiting.add(cleanPath(path));
    },
    ignoredBy(given) {
      const path = cleanPath(given);
      ask(path);
      return ignored.get(path);
    },
    tracked(given) {
      const path = cleanPath(given);
      if (everything && isAskable(path, place.levels)) return everything.has(path);
      ask(path);
      if (!available || !ignored.has(path)) return undefined;
      if (ignored.get(path)) return false;
      if (!tracked.has(path)) learnTracked();
      return tracked.get(path);
    },
    problems: () => problems,
  };
}

/**
 * What git knows about an index or a commit: everything in it is tracked, and what it does not hold is judged by the `.gitignore`
 * files that it holds. Where those differ from the work tree's, git judges them in an empty folder that has nothing else.
 */
export function objectFacts(tree: Tree & { has(path: string): boolean }, caller: Caller, place: Place, gitDir: string | undefined): GitFacts {
  const waiting = new Set<string>();
  const ignored = new Map<string, IgnoreRule | undefined>();
  const problems: TreeProblem[] = [];
  const learn = () => {
    const asked = [...waiting].filter((path) => !ignored.has(path) && !tree.has(path) && isAskable(path, place.levels));
    waiting.clear();
    if (asked.length === 0) return;
    const sources = ignoreFiles(asked, place.levels);
    tree.prime?.(sources);
    // A bare repository has no folder in which git would look for ignore files.
    const differ = place.bare === true || sources.some((source) => !sameBytes(staged(tree, source), onDisk(join(place.root, source))));
    const answer =
      differ && gitDir !== undefined ? inEmptyFolder(tree, sources, asked, caller, place, gitDir) : checkIgnore(caller, place, asked, ['--no-index']);
    if (answer.failure) problems.push({ path: '', message: `what git ignores is unknown: ${wordsOf(answer.failure)}` });
    for (const path of asked) ignored.set(path, answer.rules.get(path));
  };
  return {
    available: true,
    prime(paths) {
      for (const path of paths) waiting.add(cleanPath(path));
    },
    tracked: (path) => (isAskable(cleanPath(path), place.levels) ? tree.has(cleanPath(path)) : undefined),
    ignoredBy(given) {
      const path = cleanPath(given);
      if (tree.has(path) || !isAskable(path, place.levels)) return undefined;
      if (!ignored.has(path)) {
        waiting.add(path);
        learn();
      }
      return ignored.get(path);
    },
    problems: () => problems,
  };
}

/** Every `.gitignore` that can decide one of the paths, from the top of the repository down. */
function ignoreFiles(paths: readonly string[], levels: number): string[] {
  const folders = new Set<string>();
  for (let up = 0; up <= levels; up++) folders.add('../'.repeat(up));
  for (const path of paths) {
    for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      if (path[slash - 1] === '.' && path.slice(0, slash).endsWith('..')) break;
      folders.add(path.slice(0, slash + 1));
    }
  }
  return [...folders].map((folder) => `${folder}.gitignore`);
}

/** A pipe or a device, on which git would wait. */
function isOdd(path: string): boolean {
  try {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    return stat !== undefined && !stat.isFile() && !stat.isSymbolicLink() && !stat.isDirectory();
  } catch {
    return false;
  }
}

/** Git reads no `.gitignore` that is a symbolic link. */
function staged(tree: Tree, path: string): Uint8Array | undefined {
  return tree.stat(path)?.kind === 'file' ? tree.read(path).bytes : undefined;
}

function onDisk(path: string): Uint8Array | undefined {
  try {
    return lstatSync(path).isFile() ? readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
}

const sameBytes = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean => (a && b ? Buffer.compare(a, b) === 0 : a === b);

interface Judged {
  readonly rules: ReadonlyMap<string, IgnoreRule | undefined>;
  readonly failure?: Failure;
}

/** One sentence for the list of what is incomplete, with what to do about it. */
const wordsOf = ({ message, remedy }: Failure): string => `${message}. ${remedy.replace(/\.$/, '')}`;

/** `source NUL line NUL pattern NUL path NUL` for each path; the first three are empty or 0 where nothing decides. */
function checkIgnore(caller: Caller, place: Place, paths: readonly string[], options: readonly string[]): Judged {
  const rules = new Map<string, IgnoreRule | undefined>();
  let asked = paths;
  for (let refused = 0; asked.length > 0; refused++) {
    // Exit code 1 says that nothing is ignored.
    const answer = git(caller, 'check-ignore', ['--stdin', '-z', '-v', '-n', ...options], { input: `${asked.join('\0')}\0`, ok: [0, 1] });
    const words = split(answer.out);
    let n = 0;
    for (; n + 4 <= words.length; n += 4) {
      const [source = '', line = '', pattern = '', path = ''] = words.slice(n, n + 4);
      rules.set(path, source === '' || pattern.startsWith('!') ? undefined : ruleOf(source, Number(line), pattern, place));
    }
    if (!answer.failure) break;
    // Git stops at a path beyond a symbolic link or in a submodule: neither ignored nor tracked by this repository.
    const given = asked.slice(n / 4);
    if (
      answer.failure.kind !== 'failed' ||
      given.length === 0 ||
      refused >= MAX_REFUSED ||
      !/beyond a symbolic link|in submodule/.test(answer.failure.message)
    ) {
      return { rules, failure: answer.failure };
    }
    const named = given.findIndex((path) => answer.failure?.message.includes(`'${path}'`));
    asked = given.filter((_, i) => i !== Math.max(named, 0));
  }
  return { rules };
}

/** Git names the source from the top of the repository; what is no `.gitignore` in it (info/exclude, a user's file) covers nobody else. */
function ruleOf(source: string, line: number, pattern: string, place: Place): IgnoreRule {
  const personal = !/(?:^|\/)\.gitignore$/.test(source) || source.startsWith('/');
  if (personal) return { source: /(?:^|\/)info\/exclude$/.test(source) ? '.git/info/exclude' : source, line, pattern, personal };
  let rest = source;
  let below = place.prefix;
  while (below !== '') {
    const first = below.split('/', 1)[0] ?? '';
    if (!rest.startsWith(`${first}/`)) break;
    rest = rest.slice(first.length + 1);
    below = below.slice(first.length + 1);
  }
  return { source: `${'../'.repeat(below === '' ? 0 : below.split('/').length)}${rest}`, line, pattern, personal };
}

function inEmptyFolder(tree: Tree, sources: readonly string[], paths: readonly string[], caller: Caller, place: Place, gitDir: string): Judged {
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(tmpdir(), 'grantlint-'));
    const root = join(folder, place.prefix);
    mkdirSync(root, { recursive: true });
    for (const source of sources) {
      const bytes = staged(tree, source);
      if (!bytes) continue;
      const file = join(root, source);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes, { flag: 'wx', mode: 0o600 });
    }
    const location = { GIT_DIR: gitDir, GIT_WORK_TREE: folder };
    return checkIgnore({ ...caller, cwd: root, location }, place, paths, ['--no-index']);
  } catch (error) {
    const message = `no folder could be made for it: ${error instanceof Error ? error.message : String(error)}`;
    return { rules: new Map(), failure: { kind: 'failed', message, remedy: 'Make the folder for temporary files writable.' } };
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}
