import { realpathSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileSystemThatMakesModesUp, readAccessLists } from './disk-rights.lazy.ts';
import type { Failure, Opened } from './failure.ts';
import type { GitContext, Trust } from './git/caller.ts';
import type { ChangedFiles } from './git/changed.ts';
import { plainFirst } from './git/plain-repository.ts';
import { commitAt, factsAt, indexAt } from './git.lazy.ts';
import { changedAt } from './git-changed.lazy.ts';
import { managedFolder } from './managed-folder.ts';
import { filesOfOthers, gitOfOther } from './nested.lazy.ts';
import { workTree } from './node.ts';
import { overlayTree, renamedTree } from './overlay.ts';
import { realOr } from './real-path.ts';
import { bareRepository, type Place, repositoryOf } from './repository.ts';
import type { GitFacts, NestedRepositories, Tree, World } from './tree.ts';

export type { Failure, Opened } from './failure.ts';
export type { Trust } from './git/caller.ts';
export type { ChangedFiles } from './git/changed.ts';

/** What is opened beside the project. */
export interface OpenOptions extends Trust {
  /** Environment of the process: PATH finds git, and a git hook's variables name the index. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute working directory of the process. */
  readonly cwd: string;
  readonly platform?: string;
  /** Absolute home folder; given only with `--user`. CLAUDE_CONFIG_DIR of `env` is honoured. Also opens the managed settings. */
  readonly home?: string;
  /** Absolute home folder of who runs us: where a repository leaves a file open, its own ignore file may say why git does not take it in. */
  readonly self?: string;
  /** Absolute folder of managed settings, where it is not the platform's; read even without `home`. */
  readonly managed?: string;
  /** A file's content that replaces or adds to the work tree's (`--stdin --stdin-filename`); path relative to the root. */
  readonly overlay?: { readonly path: string; readonly bytes: Uint8Array };
}

/** The work tree under an absolute folder. Git is only asked when a rule needs it; a failing git becomes a problem of the world, not a failure. */
export function openWork(root: string, options: OpenOptions): Opened {
  const missing = notAFolder(root);
  if (missing) return { failure: missing };
  const place = repositoryOf(root, options.env, options.cwd);
  const tree = workTree(root, place?.top ?? root, options.platform);
  const repository = place?.levels ?? 0;
  return {
    world: {
      project: options.overlay ? overlayTree(tree, options.overlay.path, options.overlay.bytes) : tree,
      ...outside(options, place?.top ?? root),
      ...(place && { git: gitFacts(place, options) }),
      nested: nestedIn(tree, root, place, options),
      parents: { repository, ...(options.home === undefined ? { all: repository } : { all: depthOf(root), ...homeLevel(root, options.home) }) },
    },
  };
}

/** The git index (`--staged`): what the next commit will hold, whatever the work tree says. Understands the variables of a git hook. */
export function openIndex(root: string, options: OpenOptions): Opened {
  return fromGit(root, options, (place) => indexAt(place, contextOf(options)));
}

/** A commit, by any name that git knows for it; also of a bare repository. */
export function openCommit(root: string, ref: string, options: OpenOptions): Opened {
  const bare = bareRepository(root);
  if (!bare) return fromGit(root, options, (place) => commitAt(place, ref, contextOf(options)));
  const foreign = foreignOwner(bare, options);
  if (foreign) return { failure: foreign };
  const opened = commitAt(bare, ref, contextOf(options));
  return opened.world ? { ...opened, world: { ...opened.world, ...outside(options, root) } } : opened;
}

/** The repository whose commits are asked about: of a bare one, or of the work tree around a folder. */
export function repositoryAt(
  root: string,
  options: OpenOptions,
): { readonly place: Place; readonly failure?: undefined } | { readonly place?: undefined; readonly failure: Failure } {
  const missing = notAFolder(root);
  if (missing) return { failure: missing };
  const place = bareRepository(root) ?? repositoryOf(root, options.env, options.cwd);
  if (!place) return { failure: NO_REPOSITORY };
  const foreign = place.bare ? foreignOwner(place, options) : undefined;
  return foreign ? { failure: foreign } : { place };
}

/** Git does not look at the owner of a repository that it is told by name, so we do. */
function foreignOwner({ root }: Place, { env, safeDirectory, hostile }: OpenOptions): Failure | undefined {
  const me = process.getuid?.();
  const { uid } = statSync(root);
  if (safeDirectory || hostile || me === undefined || uid === me || (me === 0 && String(uid) === env['SUDO_UID'])) return undefined;
  return {
    kind: 'foreign-owner',
    message: 'the repository belongs to another user',
    remedy: 'Repeat with --git-safe-directory if you trust whoever can write there.',
  };
}

/**
 * The files of an opened world that differ from where the branch left `base`: for the focus filter. For a work tree uncommitted and
 * untracked files count as changed; for an index what is staged; for a commit what HEAD holds.
 */
export function changedFiles(root: string, base: string, world: World, options: OpenOptions): ChangedFiles {
  const place = repositoryOf(root, options.env, options.cwd);
  return place ? changedAt(place, base, world.project, contextOf(options)) : { failure: NO_REPOSITORY };
}

function fromGit(root: string, options: OpenOptions, open: (place: Place) => Opened): Opened {
  const missing = notAFolder(root);
  if (missing) return { failure: missing };
  const place = repositoryOf(root, options.env, options.cwd);
  if (!place) return { failure: bareRepository(root) ? BARE : NO_REPOSITORY };
  const opened = open(place);
  return opened.world ? { ...opened, world: { ...opened.world, ...outside(options, root) } } : opened;
}

const NO_REPOSITORY: Failure = { kind: 'no-repository', message: 'the folder lies in no git repository', remedy: 'Start inside a git repository.' };

const BARE: Failure = { kind: 'bare', message: 'the repository is bare: it has no files to check', remedy: 'Check a clone or a work tree of it.' };

function notAFolder(root: string): Failure | undefined {
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  return { kind: 'no-such-folder', message: `${root} is no folder`, remedy: 'Check the spelling of the path.' };
}

export const contextOf = (options: OpenOptions): GitContext => ({
  cwd: options.cwd,
  env: options.env,
  ...(options.safeDirectory && { safeDirectory: true }),
  ...(options.hostile && { hostile: true }),
  ...(options.home !== undefined && { home: options.home }),
  ...(options.self !== undefined && { self: options.self }),
});

/** Home folder and managed settings: the user's and the machine's own, so links there are followed wherever they lead. */
function outside(options: OpenOptions, top: string): Pick<World, 'home' | 'managed' | 'machine' | 'rights'> {
  const { platform = process.platform, env } = options;
  const managed = options.managed ?? (options.home === undefined ? undefined : managedFolder(options.platform ?? 'linux'));
  return {
    ...(options.home !== undefined && { home: homeTree(options.home, env['CLAUDE_CONFIG_DIR'], platform) }),
    ...(options.home !== undefined && platform !== 'win32' && { machine: workTree('/', '/', platform) }),
    ...(managed !== undefined && statSync(managed, { throwIfNoEntry: false })?.isDirectory() && { managed: workTree(managed, '/', platform) }),
    rights: {
      areModes: platform !== 'win32',
      accessLists: (files) => readAccessLists(files, env, top),
      madeUpBy: fileSystemThatMakesModesUp,
    },
  };
}

/** With CLAUDE_CONFIG_DIR the client reads that folder instead of `~/.claude`, and `.claude.json` in it. */
function homeTree(home: string, configDir: string | undefined, platform: string): Tree {
  const tree = workTree(home, '/', platform);
  if (configDir === undefined || configDir === '') return tree;
  const config = workTree(configDir.startsWith('/') || /^[A-Za-z]:/.test(configDir) ? configDir : join(home, configDir), '/', platform);
  return renamedTree(tree, config, (path) =>
    path === '.claude.json' ? path : path === '.claude' ? '' : path.startsWith('.claude/') ? path.slice('.claude/'.length) : undefined,
  );
}

const depthOf = (root: string): number => root.split(/[\\/]/).filter((part) => part !== '').length;

/** How many levels the home folder stands above the root, where it does. */
function homeLevel(root: string, home: string): { home?: number } {
  const way = relative(realpathSync.native(root), realOr(home)).replaceAll('\\', '/');
  return /^(?:\.\.(?:\/|$))*$/.test(way) ? { home: way === '' ? 0 : way.split('/').length } : {};
}

/** With the home folder the user's own excludes count too: then git is asked. */
function gitFacts(place: Place, options: OpenOptions): GitFacts {
  const git = deferred(() => factsAt(place, contextOf(options)));
  return options.home === undefined ? plainFirst(place, options.env, git) : git;
}

function nestedIn(tree: Tree, root: string, place: Place | undefined, options: OpenOptions): NestedRepositories {
  let files: ReadonlyMap<string, readonly string[]> | undefined;
  const known = new Map<string, GitFacts | undefined>();
  const all = (): ReadonlyMap<string, readonly string[]> => {
    const folders = tree.nested?.() ?? [];
    if (folders.length === 0) return NO_FILES;
    files ??= filesOfOthers(root, folders);
    return files;
  };
  return {
    files: all,
    of(path) {
      let longest: string | undefined;
      for (const folder of all().keys()) if (path.startsWith(`${folder}/`) && folder.length > (longest?.length ?? 0)) longest = folder;
      return longest;
    },
    git(folder) {
      if (!known.has(folder)) known.set(folder, gitOfOther(root, folder, place, contextOf(options)));
      return known.get(folder);
    },
    problems: () => [...known.values()].flatMap((git) => git?.problems?.() ?? []),
  };
}

const NO_FILES: ReadonlyMap<string, readonly string[]> = new Map();

/** Facts that are only set up when somebody asks: start-up does not pay for git. */
function deferred(open: () => GitFacts): GitFacts {
  let facts: GitFacts | undefined;
  const primed: Iterable<string>[] = [];
  const asked = (): GitFacts => {
    facts ??= open();
    for (let paths = primed.pop(); paths; paths = primed.pop()) facts.prime(paths);
    return facts;
  };
  return {
    get available() {
      return asked().available ?? true;
    },
    tracked: (path) => asked().tracked(path),
    ignoredBy: (path) => asked().ignoredBy(path),
    decidedBy: (path) => asked().decidedBy(path),
    prime: (paths) => {
      primed.push(paths);
    },
    problems: () => facts?.problems?.() ?? [],
  };
}
