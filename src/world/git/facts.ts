import { lstatSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { IgnoreRule } from '../../model/harness.ts';
import type { Failure } from '../failure.ts';
import { cleanPath, levelsUp } from '../links.ts';
import type { Place } from '../repository.ts';
import type { GitFacts, Tree, TreeProblem } from '../tree.ts';
import { wayTo } from '../way.ts';
import { asInAClone, checkIgnore, inEmptyFolder } from './check-ignore.ts';
import { type Caller, git, split } from './command.ts';

/** Above this many paths the whole list of tracked files is cheaper than naming them, and command lines are limited. */
const MAX_NAMED = 100;
const MAX_LINE = 16_000;
/** Ignore files of so many folders are looked at before git is asked; git's own time limit stands behind it. */
const MAX_LOOKED = 1_000;

/** Paths relative to the root that lie inside the repository. Git refuses all the others, and its whole answer with them. */
const isAskable = (path: string, levels: number): boolean =>
  path !== '' && !/^[/~]|\0/.test(path) && (sep === '/' || !path.includes(sep)) && levelsUp(path) <= levels && !/^(?:\.\.\/)*\.\.?$/.test(path);

/** The user's own ignore file: where it is, asked when it is needed. */
export type OwnExcludes = () => string | undefined;

/**
 * What git knows about a work tree: one call tells what is ignored, a second one, only if needed, what is tracked. `own` explains a
 * path that the repository leaves open; with `counts` it ignores it, too.
 */
export function workFacts(caller: Caller, place: Place, own: OwnExcludes = () => undefined, counts = false): GitFacts {
  const excludesFile = counts ? own() : undefined;
  const waiting = new Set<string>();
  const ignored = new Map<string, IgnoreRule | undefined>();
  const shared = new Set<string>();
  const decided = new Map<string, IgnoreRule | undefined>();
  const tracked = new Map<string, boolean>();
  const problems: TreeProblem[] = [];
  let available = true;
  const fail = (why: string, kind?: Failure['kind']) => {
    available = false;
    // Beside the work trees of a bare repository nothing is tracked, and nothing can be added.
    if (kind !== 'no-repository' && kind !== 'bare') problems.push({ path: '', message: `what git tracks and ignores is unknown: ${why}` });
  };
  const learnIgnored = () => {
    const asked = [...waiting].filter((path) => !ignored.has(path) && isAskable(path, place.levels));
    waiting.clear();
    if (asked.length === 0 || !available) return;
    const odd = ignoreFiles(asked, place.levels)
      .slice(0, MAX_LOOKED)
      .find((source) => isOdd(place, source));
    if (odd !== undefined) return fail(`${odd} is not a regular file`);
    const answer = checkIgnore(caller, place, asked, []);
    if (answer.failure) fail(wordsOf(answer.failure), answer.failure.kind);
    for (const [path, rule] of answer.rules) ignored.set(path, ignoring(rule));
    learnShared();
    const open = excludesFile === undefined ? [] : asked.filter((path) => !ignored.get(path));
    if (open.length === 0 || !available) return;
    // What the repository does not ignore, the user may: that covers nobody else, and is said so.
    for (const [path, rule] of checkIgnore({ ...caller, excludesFile: excludesFile ?? '' }, place, open, []).rules) ignored.set(path, ignoring(rule));
  };
  /** A folder that only this clone excludes may hold files that the repository ignores, too: then everybody is covered. */
  const learnShared = () => {
    const personal = [...ignored].flatMap(([path, rule]) => (rule?.personal && !shared.has(path) ? [path] : []));
    if (personal.length === 0) return;
    for (const [path, rule] of asInAClone(personal, caller, place).rules) if (ignoring(rule)) ignored.set(path, rule);
    for (const path of personal) shared.add(path);
  };
  let everything: ReadonlySet<string> | undefined;
  const learnTracked = () => {
    const asked = [...ignored].flatMap(([p, rule]) => (rule || tracked.has(p) ? [] : [p]));
    // Who asks twice will ask again: the second answer is about every file.
    const isShort = asked.length <= MAX_NAMED && asked.join('').length < MAX_LINE;
    const named = tracked.size === 0 && isShort ? asked.map((p) => `:(literal)${p}`) : undefined;
    const answer = git(caller, 'ls-files', ['-z', '-c', '--', ...(named ?? [':/'])]);
    if (answer.failure) return fail(wordsOf(answer.failure), answer.failure.kind);
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
    decidedBy(given) {
      const path = cleanPath(given);
      ask(path);
      if (!available || !isAskable(path, place.levels)) return undefined;
      const ignoring = ignored.get(path);
      if (ignoring) return ignoring;
      if (!decided.has(path)) {
        const excludes = own();
        const { rules } = checkIgnore({ ...caller, ...(excludes !== undefined && { excludesFile: excludes }) }, place, [path], ['--no-index']);
        decided.set(path, rules.get(path));
      }
      return decided.get(path);
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
  const decided = new Map<string, IgnoreRule | undefined>();
  const problems: TreeProblem[] = [];
  const learn = () => {
    const asked = [...waiting].filter((path) => !decided.has(path) && isAskable(path, place.levels));
    waiting.clear();
    if (asked.length === 0) return;
    const sources = ignoreFiles(asked, place.levels);
    tree.prime?.(sources);
    // A bare repository has no folder in which git would look for ignore files.
    const differ = place.bare === true || sources.some((source) => !sameBytes(staged(tree, source), onDisk(place, source)));
    const answer =
      differ && gitDir !== undefined
        ? inEmptyFolder(contentsOf(tree, sources), asked, caller, place, gitDir)
        : checkIgnore(caller, place, asked, ['--no-index']);
    if (answer.failure) problems.push({ path: '', message: `what git ignores is unknown: ${wordsOf(answer.failure)}` });
    for (const path of asked) decided.set(path, answer.rules.get(path));
    const personal = asked.filter((path) => decided.get(path)?.personal);
    if (personal.length === 0) return;
    for (const [path, rule] of inEmptyFolder(contentsOf(tree, sources), personal, caller, place).rules) if (ignoring(rule)) decided.set(path, rule);
  };
  const decidedBy = (path: string): IgnoreRule | undefined => {
    if (!decided.has(path)) {
      waiting.add(path);
      learn();
    }
    return decided.get(path);
  };
  return {
    available: true,
    prime(paths) {
      for (const path of paths) if (!tree.has(cleanPath(path))) waiting.add(cleanPath(path));
    },
    tracked: (path) => (isAskable(cleanPath(path), place.levels) ? tree.has(cleanPath(path)) : undefined),
    ignoredBy(given) {
      const path = cleanPath(given);
      return tree.has(path) || !isAskable(path, place.levels) ? undefined : ignoring(decidedBy(path));
    },
    decidedBy: (given) => (isAskable(cleanPath(given), place.levels) ? decidedBy(cleanPath(given)) : undefined),
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

/** A negation decides, and ignores nothing. */
const ignoring = (rule: IgnoreRule | undefined): IgnoreRule | undefined => (rule?.negated ? undefined : rule);

/** A pipe or a device, on which git would wait. Behind a link to a folder git reads nothing, and neither do we. */
function isOdd(place: Place, source: string): boolean {
  try {
    const folder = dirname(join(place.root, source));
    if (wayTo(folder, place.top).real !== folder) return false;
    const stat = lstatSync(join(place.root, source), { throwIfNoEntry: false });
    return stat !== undefined && !stat.isFile() && !stat.isSymbolicLink() && !stat.isDirectory();
  } catch {
    return false;
  }
}

/** Git reads no `.gitignore` that is a symbolic link. */
function staged(tree: Tree, path: string): Uint8Array | undefined {
  return tree.stat(path)?.kind === 'file' ? tree.read(path).bytes : undefined;
}

function onDisk(place: Place, source: string): Uint8Array | undefined {
  try {
    const path = join(place.root, source);
    if (wayTo(dirname(path), place.top).real !== dirname(path)) return undefined;
    return lstatSync(path).isFile() ? readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
}

function contentsOf(tree: Tree, sources: readonly string[]): [source: string, bytes: Uint8Array][] {
  return sources.flatMap((source) => {
    const bytes = staged(tree, source);
    return bytes ? [[source, bytes] as [string, Uint8Array]] : [];
  });
}

const sameBytes = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean => (a && b ? Buffer.compare(a, b) === 0 : a === b);

/** One sentence for the list of what is incomplete, with what to do about it. */
const wordsOf = ({ message, remedy }: Failure): string => `${message}. ${remedy.replace(/\.$/, '')}`;
