import { discover, type Found } from '../load/discover.ts';
import { asUserSettings, isProfileName } from '../pipelines/diff/snapshot.ts';
import { mergeBaseAt } from '../world/history.ts';
import type { Host } from '../world/host.ts';
import { pathKind, readInput } from '../world/input.ts';
import { memoryWorld } from '../world/memory.ts';
import { type Failure, type OpenOptions, openCommit, openIndex, openWork, repositoryAt } from '../world/open.ts';
import type { World } from '../world/tree.ts';
import { absolute } from './check-targets.ts';
import { UsageError } from './usage.ts';

/** One side of a comparison, opened. */
export interface OpenedSide {
  readonly kind: 'commit' | 'index' | 'work tree' | 'folder' | 'file';
  /** As the user named it. */
  readonly name: string;
  /** Full name, of a commit. */
  readonly commit?: string;
  readonly world: World;
  readonly root: string;
  /** What to load; undefined: what `discover` finds. */
  readonly found?: readonly Found[];
}

export interface Sides {
  readonly base: OpenedSide;
  readonly head: OpenedSide;
}

/** The words of `diff [BASE] [HEAD]`: revisions, `A..B`, `A...B`, `REV:file`, folders, files; without words HEAD and the work tree or the index. */
export function openSides(words: readonly string[], staged: boolean, options: OpenOptions, host: Host): Sides {
  if (words.length > 2) throw new UsageError('diff compares two things: BASE and HEAD');
  const [first = 'HEAD', second] = words;
  const paths = words.length === 2 ? pathSides(first, second ?? '', options, host) : undefined;
  if (paths) {
    if (staged) throw new UsageError('--staged compares with the index; folders and files are compared with each other');
    return paths;
  }
  const at = repositoryAt(host.cwd, options);
  if (at.failure) throw failed(at.failure, '.');
  const { place } = at;
  const commit = (name: string, shown = name): OpenedSide => {
    if (EMPTY_TREE.test(name)) return { kind: 'commit', name: 'nothing', world: memoryWorld({}), root: place.top };
    const opened = openCommit(place.top, name, options);
    if (!opened.world) throw unknownWord(opened.failure, name, host);
    const exact = /^[0-9a-f]{40,64}$/.test(name) ? name : (opened.commit ?? name);
    return { kind: 'commit', name: shown, commit: exact, world: opened.world, root: place.top };
  };
  const index = (): OpenedSide => {
    const opened = openIndex(place.top, options);
    if (!opened.world) throw failed(opened.failure, '--staged');
    return { kind: 'index', name: 'the index', world: opened.world, root: place.top };
  };
  const work = (): OpenedSide => {
    if (place.bare) throw new UsageError('a bare repository has no work tree: name two commits');
    const opened = openWork(place.top, options);
    if (!opened.world) throw failed(opened.failure, '.');
    return { kind: 'work tree', name: 'the work tree', world: opened.world, root: place.top, found: withoutIgnored(opened.world) };
  };
  const three = /^(.*?)\.\.\.(.*)/s.exec(first);
  const two = /^(.*?[^.])?\.\.(?!\.)(.*)/s.exec(first);
  if (second === undefined && (three || two)) {
    if (staged) throw new UsageError('--staged takes one revision, not a range');
    const [from, to] = [(three ?? two)?.[1] || 'HEAD', (three ?? two)?.[2] || 'HEAD'];
    if (!three) return { base: commit(from), head: commit(to) };
    const joined = mergeBaseAt(place, from, to, options);
    if (joined.failure) throw unknownWord(joined.failure, from, host);
    return { base: commit(joined.name, `the merge base of ${from} and ${to}`), head: commit(to) };
  }
  if (second !== undefined) {
    if (staged) throw new UsageError('--staged names HEAD already: give one revision');
    return { base: commit(first), head: commit(second) };
  }
  if (place.bare && words.length === 0) return { base: commit('HEAD~1'), head: commit('HEAD') };
  return { base: commit(first), head: staged ? index() : work() };
}

/** Git's name of a tree without files: what the first commit of a history is compared with. */
const EMPTY_TREE = /^(?:4b825dc642cb6eb9a060e54bf8d69288fbee4904|6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321)$/;

/** Two folders, or two files; a file may stand in a commit (`REV:path`). */
function pathSides(first: string, second: string, options: OpenOptions, host: Host): Sides | undefined {
  const kinds = [first, second].map((word) => pathKind(absolute(word, host.cwd)));
  if (kinds[0] === 'folder' && kinds[1] === 'folder') {
    const folder = (name: string): OpenedSide => {
      const root = absolute(name, host.cwd);
      const opened = openWork(root, options);
      if (!opened.world) throw failed(opened.failure, name);
      return { kind: 'folder', name, world: opened.world, root };
    };
    return { base: folder(first), head: folder(second) };
  }
  const [before, after] = [first, second].map((word, i) => (kinds[i] === 'file' ? readFile(word, host) : blob(word, options, host)));
  if (before === undefined || after === undefined) return undefined;
  // Under one name: where a file lies must not look like a change of its rules.
  const path = second.slice(second.lastIndexOf(':') + 1);
  const name =
    (absolute(path, host.cwd).startsWith(`${host.cwd}/`) ? absolute(path, host.cwd).slice(host.cwd.length + 1) : path.slice(path.lastIndexOf('/') + 1)) || path;
  const side = (word: string, text: string): OpenedSide => {
    const world = memoryWorld({ [name]: text });
    return { kind: 'file', name: word, world, root: host.cwd, found: [asSession(name, world)] };
  };
  return { base: side(first, before), head: side(second, after) };
}

/** A single file is taken for what its name says, and for a project's settings otherwise. */
function asSession(name: string, world: World): Found {
  const [known] = discover(world);
  if (known && (known.role.kind === 'settings' || known.role.kind === 'mcp' || known.role.kind === 'prompt' || known.role.kind === 'manifest'))
    return known.role.kind === 'settings' || known.role.kind === 'mcp' ? { file: name, role: { ...known.role, dir: '' } } : known;
  return isProfileName(name)
    ? asUserSettings(name)
    : { file: name, role: { kind: 'settings', scope: /\.local\.json$/.test(name) ? 'local' : 'project', dir: '' } };
}

function readFile(word: string, host: Host): string {
  try {
    return new TextDecoder().decode(readInput(absolute(word, host.cwd)));
  } catch {
    throw new UsageError(`${word} could not be read`);
  }
}

function blob(word: string, options: OpenOptions, host: Host): string | undefined {
  const named = /^([^:]+):(.+)$/.exec(word);
  const at = named ? repositoryAt(host.cwd, options) : undefined;
  if (!named || !at?.place) return undefined;
  const [, rev = '', path = ''] = named;
  const opened = openCommit(at.place.top, rev, options);
  if (!opened.world) throw failed(opened.failure, word);
  const { bytes } = opened.world.project.read(path);
  if (!bytes) throw new UsageError(`${word}: there is no such file in that commit`);
  return new TextDecoder().decode(bytes);
}

/**
 * What git ignores is nobody's change: local settings are there before and after. Without this every comparison with a work tree would
 * begin with the user's own saved rules.
 */
function withoutIgnored(world: World): readonly Found[] {
  const found = discover(world);
  const inProject = ({ file }: Found) => !file.startsWith('~/') && !file.startsWith('/');
  world.git?.prime(found.filter(inProject).map(({ file }) => file));
  return found.filter((one) => !inProject(one) || world.git === undefined || world.git.ignoredBy(one.file) === undefined);
}

function unknownWord(failure: Failure, word: string, host: Host): UsageError {
  const kind = failure.kind === 'unknown-revision' ? pathKind(absolute(word, host.cwd)) : undefined;
  return kind ? new UsageError(`${word} is a ${kind}, not a revision: give two of them to compare`) : failed(failure, word);
}

const failed = (failure: Failure, label: string): UsageError => new UsageError(`${label}: ${failure.message}\n  ${failure.remedy}`);
