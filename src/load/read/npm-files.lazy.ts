import { Minimatch } from 'minimatch';
import type { Facts } from '../../model/harness.ts';
import { cleanPath } from '../../world/links.ts';
import { asObject, asStrings } from '../values.ts';

/** Why a file would be part of what `npm publish` uploads. */
export type Shipped = 'listed' | 'not in .npmignore' | 'not in .gitignore' | 'no ignore file';

/**
 * Whether npm packs a file of the package in a folder ('' or `x/`). Goes the way of npm's own walk (npm 9 to 11): from the package's root
 * down, in each folder the built-in patterns, the `files` of package.json, `.npmignore` or else `.gitignore`, and what is always or never
 * packed. Of npm's `*` and `**`, of upper and lower case and of negations below an excluded folder git thinks otherwise, so nothing of git's
 * reading is used. undefined: it does not.
 */
export function shippedBy(folder: string, file: string, facts: Facts): Shipped | undefined {
  const about = packageIn(folder, facts);
  if (!about || !file.startsWith(folder)) return undefined;
  const parts = file.slice(folder.length).split('/');
  const name = parts.pop();
  // What a name with a star would be on Windows nobody knows: npm leaves it out.
  if (name === undefined || file.slice(folder.length).includes('*')) return undefined;
  const levels = levelsOf(folder, facts);
  const known = (at: string, make: () => Level): Level => {
    const before = levels.get(at);
    if (before) return before;
    // Who asks again is told the same: that nobody knows.
    if (levels.has(at)) throw new Unknown();
    levels.set(at, undefined);
    const level = make();
    levels.set(at, level);
    return level;
  };
  try {
    let level = known(folder, () => rootLevel(folder, about, facts));
    for (const part of parts) {
      const above = level;
      if (!isPacked(above, part, true)) return undefined;
      level = known(`${above.at}${part}/`, () => levelBelow(above, part, facts));
    }
    if (!isPacked(level, name, false)) return undefined;
  } catch (error) {
    if (error instanceof Unknown) return undefined;
    throw error;
  }
  if (about.files !== undefined) return 'listed';
  if (facts.exists(`${folder}.npmignore`)) return 'not in .npmignore';
  return facts.exists(`${folder}.gitignore`) ? 'not in .gitignore' : 'no ignore file';
}

/** A pattern that would take too long to be read: what npm makes of it, nobody is told. */
class Unknown extends Error {}

const knownLevels = new WeakMap<Facts, Map<string, Map<string, Level | undefined>>>();

/** By package, and in it by folder: many files are asked about. */
function levelsOf(folder: string, facts: Facts): Map<string, Level | undefined> {
  const packages = knownLevels.get(facts) ?? new Map<string, Map<string, Level | undefined>>();
  knownLevels.set(facts, packages);
  const levels = packages.get(folder) ?? new Map<string, Level | undefined>();
  packages.set(folder, levels);
  return levels;
}

interface Package {
  readonly files: readonly string[] | undefined;
  readonly required: readonly string[];
  readonly workspaces: boolean;
}

/** What is published from a folder; undefined: no package, a private one, or one without a name and a version. */
export function packageIn(folder: string, facts: Facts): Package | undefined {
  const text = facts.text(`${folder}package.json`);
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch {
    return undefined;
  }
  const about = asObject(value);
  if (!about || about['private'] === true || typeof about['name'] !== 'string' || typeof about['version'] !== 'string') return undefined;
  const bin = about['bin'];
  const named = [about['browser'], about['main'], ...(typeof bin === 'string' ? [bin] : Object.values(asObject(bin) ?? {}))];
  return {
    files: listOf(about['files']),
    required: named.filter((entry): entry is string => typeof entry === 'string' && entry !== ''),
    workspaces: asStrings(about['workspaces']) !== undefined || asObject(about['workspaces']) !== undefined,
  };
}

/** Of text npm takes every letter for an entry. */
function listOf(files: unknown): readonly string[] | undefined {
  if (typeof files === 'string' && files !== '') return [...files];
  return Array.isArray(files) ? files.filter((entry) => typeof entry === 'string') : undefined;
}

/** One folder on the way: its patterns in the order in which npm asks them. */
interface Level {
  /** With its final slash, as the tree names it. */
  readonly at: string;
  readonly name: string;
  readonly above: Level | undefined;
  /** The folder as such is packed, so that only its own patterns can leave something out. */
  readonly exact: boolean;
  readonly rules: readonly (readonly Minimatch[])[];
  readonly required: readonly string[];
  readonly workspaces: boolean;
}

/** Never packed, unless a later pattern says so. */
const BUILT_IN = [
  ...['.npmignore', '.gitignore', '**/.git', '**/.svn', '**/.hg', '**/CVS', '**/.git/**', '**/.svn/**', '**/.hg/**', '**/CVS/**'],
  ...['/.lock-wscript', '/.wafpickle-*', '/build/config.gypi', 'npm-debug.log', '**/.npmrc', '.*.swp', '.DS_Store', '**/.DS_Store/**'],
  ...['._*', '**/._*/**', '*.orig', '/archived-packages/**'],
];
/** Packed, or left out, whatever anybody writes. */
const FORCED = [
  ...['/.git', '!/package.json', '!/readme{,.*[^~$]}', '!/copying{,.*[^~$]}', '!/license{,.*[^~$]}', '!/licence{,.*[^~$]}'],
  ...['/.git', '/node_modules', '.npmrc', '/package-lock.json', '/yarn.lock', '/pnpm-lock.yaml', '/bun.lockb'],
];

function rootLevel(folder: string, about: Package, facts: Facts): Level {
  const forced = [...FORCED];
  const listed: string[] = [];
  const required: string[] = [];
  for (const entry of about.files ?? []) {
    const plain = entry.startsWith('./') ? entry.slice(1) : entry;
    const file = plain.endsWith('/*') ? `${plain}*` : plain;
    const stat = facts.stat(cleanPath(`${folder}${file.replace(/^!+/, '').replace(/^\/+/, '')}`));
    if (stat?.kind === 'file') {
      forced.unshift(`!${file}`);
      required.push(file.replace(/^\//, ''));
    } else if (stat?.kind === 'directory') listed.push(`!${file}`, `!${file}/**`);
    else if (!stat) listed.push(`!${file}`);
  }
  forced.push(...about.required.map((file) => `!/${file}`));
  const own = about.files === undefined ? undefined : patterns(['*', ...listed]);
  const rules = [patterns([...BUILT_IN, ...aboveOf(folder, facts)]), ...(own ? [own] : ignoreFilesIn(folder, facts)), patterns(forced)];
  return { at: folder, name: '', above: undefined, exact: false, rules, required, workspaces: about.workspaces };
}

function levelBelow(above: Level, name: string, facts: Facts): Level {
  const at = `${above.at}${name}/`;
  const required = above.required.flatMap((file) =>
    file.startsWith(`${name}/`) && !file.slice(name.length + 1).includes('/') ? [file.slice(name.length + 1)] : [],
  );
  // In a root of workspaces npm takes the package.json of every folder for a list of patterns, and then looks at no other.
  const odd = above.workspaces ? facts.text(`${at}package.json`) : undefined;
  const own = odd === undefined ? ignoreFilesIn(at, facts) : [patterns(odd.split('\n'))];
  const rules = [patterns(BUILT_IN), ...own, patterns(['/.git', ...required.map((file) => `!${file}`)])];
  const exact = isPacked(above, name, false) || isPacked(above, `${name}/`, false);
  return { at, name, above, exact, rules, required, workspaces: above.workspaces };
}

/** `.npmignore`, and only where there is none `.gitignore`. */
function ignoreFilesIn(folder: string, facts: Facts): readonly (readonly Minimatch[])[] {
  const text = facts.text(`${folder}.npmignore`) ?? facts.text(`${folder}.gitignore`);
  return text === undefined ? [] : [patterns(text.split('\n'))];
}

/** A workspace also keeps to the ignore files of the folders between it and the root of its workspaces. */
function aboveOf(folder: string, facts: Facts): readonly string[] {
  const parts = folder.split('/').slice(0, -1);
  for (let depth = parts.length - 1; depth >= 0; depth--) {
    const root = parts
      .slice(0, depth)
      .map((part) => `${part}/`)
      .join('');
    if (!isWorkspace(root, folder.slice(root.length, -1), facts)) continue;
    return parts.slice(depth, -1).reduce(
      (found, part) => {
        const at = `${found.at}${part}/`;
        return { at, lines: [...found.lines, ...linesIn(at, facts)] };
      },
      { at: root, lines: linesIn(root, facts) },
    ).lines;
  }
  return [];
}

const linesIn = (folder: string, facts: Facts): readonly string[] => (facts.text(`${folder}.npmignore`) ?? facts.text(`${folder}.gitignore`) ?? '').split('\n');

function isWorkspace(root: string, folder: string, facts: Facts): boolean {
  const text = facts.text(`${root}package.json`);
  if (!text?.includes('"workspaces"')) return false;
  try {
    const { workspaces } = asObject(JSON.parse(text)) ?? {};
    const globs = asStrings(workspaces) ?? asStrings(asObject(workspaces)?.['packages']) ?? [];
    return globs.some(
      (glob) => glob.length < MAX_PATTERN && new Minimatch(glob.replace(/^\.?\//, '').replace(/\/$/, ''), { braceExpandMax: EXPANDED }).match(folder),
    );
  } catch {
    return false;
  }
}

const MAX_PATTERN = 1_000;
const MAX_PATTERNS = 2_000;
const MAX_BRACES = 4;
const EXPANDED = 1_000;

function patterns(lines: readonly string[]): readonly Minimatch[] {
  const found = lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  if (found.length > MAX_PATTERNS || found.some((line) => line.length > MAX_PATTERN || line.split('{').length - 1 > MAX_BRACES)) throw new Unknown();
  return found.map(patternOf);
}

function patternOf(line: string): Minimatch {
  try {
    return new Minimatch(line, { matchBase: true, dot: true, flipNegate: true, nocase: true, braceExpandMax: EXPANDED });
  } catch {
    throw new Unknown();
  }
}

/** Whether an entry of a folder is packed; with `partial` as a folder, some of whose files may be. The folders above are asked first. */
function isPacked(level: Level, entry: string, partial: boolean, base?: string): boolean {
  let packed = true;
  if (level.above) {
    packed = isPacked(level.above, `${level.name}/${entry}`, partial, base ?? entry);
    if (!packed && !level.exact) return false;
  }
  for (const rules of level.rules) for (const rule of rules) if (rule.negate !== packed && speaksOf(rule, entry, partial, base)) packed = rule.negate;
  return packed;
}

function speaksOf(rule: Minimatch, entry: string, partial: boolean, base: string | undefined): boolean {
  const matches = (path: string): boolean => rule.match(`/${path}`) || rule.match(path);
  if (matches(entry)) return true;
  if (!partial) return false;
  const asFolder = (path: string): boolean => matches(`${path}/`) || (rule.negate && (rule.match(`/${path}`, true) || rule.match(path, true)));
  return asFolder(entry) || (base !== undefined && rule.globParts.some((part) => part.length <= (part.at(-1) ? 1 : 2)) && asFolder(base));
}
