import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import type { Failure } from '../failure.ts';
import { findProgram, mayStartPrograms, safePath } from '../programs.ts';

/** The only git commands that are ever run. None of them runs filters, text conversions, hooks or a transport with the settings below. */
export type Command = 'rev-parse' | 'ls-files' | 'ls-tree' | 'cat-file' | 'check-ignore' | 'diff-tree' | 'diff-index' | 'merge-base' | 'log' | 'rev-list';

/**
 * A repository's own configuration can name programs. These settings take every such key away from it: measured on 37 hostile
 * repositories (test/hostile); each of them is needed by some command.
 */
const SETTINGS: readonly (readonly [string, string])[] = [
  ['core.fsmonitor', 'false'],
  ['core.hooksPath', '/dev/null'],
  ['log.showSignature', 'false'],
  ['safe.bareRepository', 'explicit'],
  ['core.excludesFile', '/dev/null'],
  ['submodule.recurse', 'false'],
  ['diff.ignoreSubmodules', 'all'],
  ['core.attributesFile', '/dev/null'],
  ['core.untrackedCache', 'false'],
  ['core.alternateRefsCommand', 'true'],
];

/**
 * Settings that only spare time and memory. Trees of neighbouring commits lie close together: a walk that remembers more of them than these spends
 * longer on fetching memory than on unpacking once more (measured over 50,000 commits: 190 MB against 80).
 */
const SPARING: Partial<Record<Command, readonly (readonly [string, string])[]>> = { log: [['core.deltaBaseCacheLimit', '16m']] };

/** Options that a command never runs without. */
const ALWAYS: Partial<Record<Command, readonly string[]>> = {
  log: ['--no-show-signature', '--no-ext-diff', '--no-textconv'],
  'diff-tree': ['--no-ext-diff', '--no-textconv'],
  'diff-index': ['--no-ext-diff', '--no-textconv'],
};

/** Nothing of the caller's environment but what starting a program needs: the rest could steer git. */
const ENVIRONMENT: Readonly<Record<string, string>> = {
  LANG: 'C',
  LC_ALL: 'C',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_ATTR_NOSYSTEM: '1',
  GIT_PAGER: 'cat',
  GIT_SSH_COMMAND: 'false',
  GIT_ASKPASS: 'true',
  GIT_EDITOR: 'true',
};
/** HOME and TEMP for the platform's own wrappers of git; SUDO_UID because git lets root read the repository of who called sudo. */
const KEPT = ['HOME', 'TMPDIR', 'TEMP', 'TMP', 'SYSTEMROOT', 'SystemRoot', 'DEVELOPER_DIR', 'SUDO_UID'];

const MAX_OUTPUT = 512 * 1024 * 1024;
/** A pipe in the place of a file would make git wait for ever. */
const TIMEOUT = 60_000;
const OWN_FILES = ['config', 'config.worktree', 'HEAD', 'index', 'packed-refs', 'shallow', 'info/exclude', 'info/attributes', 'objects/info/alternates'];

type LocationName = 'GIT_INDEX_FILE' | 'GIT_DIR' | 'GIT_WORK_TREE' | 'GIT_OBJECT_DIRECTORY' | 'GIT_ALTERNATE_OBJECT_DIRECTORIES';

/** How git is to be called in one folder. */
export interface Caller {
  /** Absolute folder in which git starts. */
  readonly cwd: string;
  /** Folder of the repository; programs that lie in it are never run. */
  readonly top: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Location of index, repository and work tree, as a hook hands them over or as we set them. */
  readonly location?: Readonly<Partial<Record<LocationName, string>>>;
  /** `GIT_DIR` is a copy of ours, in which nothing of the repository's own configuration stands. */
  readonly shadow?: true;
  /** Of a partial clone: a copy that knows no remote, for reading contents. Git would end at the first that is not here, since it may not fetch it. */
  readonly contents?: () => string | undefined;
  /** Git is not to be started at all. */
  readonly failure?: Failure;
  /** The user says that a repository of another owner may be read. */
  readonly safeDirectory?: boolean;
  /** The user's own excludes, for one question about them; everywhere else they do not count. */
  readonly excludesFile?: string;
}

export type Answer = { readonly out: Buffer; readonly failure?: undefined } | { readonly out: Buffer; readonly failure: Failure };

export interface CallOptions {
  readonly input?: string | Buffer;
  /** Exit codes that are an answer. */
  readonly ok?: readonly number[];
  readonly maxOutput?: number;
}

/** One start of git, ready for `spawn`. */
export interface Start {
  readonly program: string;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly failure?: undefined;
}

/** Runs one git command to its end. Every call of the program to git goes through here or `stream.ts`. */
export function git(caller: Caller, command: Command, args: readonly string[], options: CallOptions = {}): Answer {
  const nothing = Buffer.alloc(0);
  const start = startOf(caller, command, args);
  if (start.failure) return { out: nothing, failure: start.failure };
  const run = spawnSync(start.program, start.argv, {
    cwd: caller.cwd,
    env: start.env,
    input: options.input ?? nothing,
    maxBuffer: options.maxOutput ?? MAX_OUTPUT,
    timeout: TIMEOUT,
    windowsHide: true,
    shell: false,
  });
  const out = run.stdout ?? nothing;
  if (!run.error && run.status !== null && (options.ok ?? [0]).includes(run.status)) return { out };
  return { out, failure: failureOf({ ...run, said: run.stderr?.toString('utf8') ?? '' }, command, caller) };
}

/** How git is started: which program, with which settings against the repository's own, in which environment. */
export function startOf(caller: Caller, command: Command, args: readonly string[]): Start | { readonly failure: Failure } {
  if (caller.failure) return { failure: caller.failure };
  const path = safePath(caller.env, caller.top);
  const program = findProgram('git', path);
  if (!mayStartPrograms()) return { failure: NOT_ALLOWED };
  const odd = oddFile(caller);
  if (odd !== undefined) {
    const message = `the repository is damaged: .git/${odd} is not a regular file`;
    return { failure: { kind: 'damaged', message, remedy: 'Look at the repository with git itself, or clone it again.' } };
  }
  if (!program) {
    return {
      failure: {
        kind: 'no-git',
        message: 'git was not found in PATH',
        remedy: 'Install git, or check the folder without asking git. Folders of the checked repository itself are not searched.',
      },
    };
  }
  const settings = [
    ...SETTINGS,
    ...(SPARING[command] ?? []),
    ...(caller.safeDirectory ? [['safe.directory', gitPath(caller.top)] as const] : []),
    ...(caller.excludesFile === undefined ? [] : [['core.excludesFile', gitPath(caller.excludesFile)] as const]),
  ];
  return {
    program,
    argv: [
      '--no-pager',
      '--no-replace-objects',
      ...settings.flatMap(([key, value]) => ['-c', `${key}=${value}`]),
      command,
      ...(ALWAYS[command] ?? []),
      ...args,
    ],
    env: {
      ...Object.fromEntries(KEPT.flatMap((name) => (caller.env[name] === undefined ? [] : [[name, caller.env[name]]]))),
      ...ENVIRONMENT,
      PATH: path.join(delimiter),
      ...locationFor(caller, command),
    },
  };
}

const NOT_ALLOWED: Failure = {
  kind: 'no-git',
  message: 'git cannot be asked: Node was started with --permission and without --allow-child-process',
  remedy: 'Add --allow-child-process: git is the only program that is started for this.',
};

function locationFor({ location, contents }: Caller, command: Command): Caller['location'] {
  const folder = command === 'cat-file' ? contents?.() : undefined;
  return folder === undefined ? location : { GIT_DIR: folder };
}

const looked = new WeakMap<Caller, string | undefined>();

/** A file of git's that is a pipe or a device, so that git would wait on it. */
function oddFile(caller: Caller): string | undefined {
  if (caller.shadow) return undefined;
  if (!looked.has(caller)) {
    const isOdd = (name: string) => {
      const stat = statSync(join(caller.location?.GIT_DIR ?? join(caller.top, '.git'), name), { throwIfNoEntry: false });
      return stat !== undefined && !stat.isFile();
    };
    try {
      looked.set(caller, OWN_FILES.find(isOdd));
    } catch {
      // `.git` is a file, or not for us to look into: git will say what is wrong.
      looked.set(caller, undefined);
    }
  }
  return looked.get(caller);
}

const gitPath = (path: string) => path.replaceAll(sep, '/');

/** How a git that failed came to its end. */
export interface Ended {
  readonly error?: Error | undefined;
  readonly signal: string | null;
  readonly status: number | null;
  /** Its standard error. */
  readonly said: string;
}

/** Git repeats what it could not read of its own files. Such a file may be a link to any other, whose text is nobody's business. */
const withoutContent = (line: string | undefined): string | undefined =>
  line?.replace(/^(unexpected line in [^:]*|bad shallow line|bad graft data|bad (?:numeric|boolean) config value|object directory)\b.*/, '$1 …');

/** What git said, in our words. Its messages are in English because of LC_ALL. */
export function failureOf(run: Ended, command: Command, caller: Caller): Failure {
  const code = run.error && 'code' in run.error ? String(run.error.code) : '';
  if (code === 'ENOBUFS') {
    return { kind: 'too-big', message: `the answer of git ${command} is too big`, remedy: 'Check a smaller folder.' };
  }
  if (code === 'ETIMEDOUT') {
    return { kind: 'failed', message: `git ${command} did not answer within ${TIMEOUT / 1000} seconds`, remedy: 'Look at the repository with git itself.' };
  }
  const { said } = run;
  const line = withoutContent(
    said
      .split('\n')
      .find((l) => /^(?:fatal|error): /.test(l))
      ?.replace(/^(?:fatal|error): /, '') ?? said.split('\n')[0],
  );
  if (/dubious ownership|^fatal: unsafe repository/m.test(said)) {
    return caller.safeDirectory
      ? {
          kind: 'foreign-owner',
          message: 'the repository belongs to another user, and this git cannot be told on the command line to read it',
          remedy: 'Use git 2.38 or newer, or run as the owner of the repository.',
        }
      : {
          kind: 'foreign-owner',
          message: 'the repository belongs to another user, so git refuses to read it',
          remedy:
            'Repeat with --git-safe-directory if you trust whoever can write there: it allows exactly this repository, for this run (your own safe.directory setting is not consulted).',
        };
  }
  if (/not a git repository/.test(said)) {
    return { kind: 'no-repository', message: 'the folder lies in no git repository', remedy: 'Start inside a git repository.' };
  }
  if (/must be run in a work tree|cannot use bare repository/.test(said)) {
    return { kind: 'bare', message: 'the repository is bare: it has no files to check', remedy: 'Check a clone or a work tree of it.' };
  }
  if (/repo version|unknown repository extension|unknown index entry format|unknown hash algorithm|extension, which we do not understand/.test(said)) {
    return {
      kind: 'unsupported',
      message: `the installed git cannot read this repository: ${line}`,
      remedy: 'Use a newer git: this repository uses a format that the installed one does not know.',
    };
  }
  if (/index file (?:smaller|corrupt)|bad (?:index file|signature)|is corrupt|bad object|inflate:/.test(said)) {
    return { kind: 'damaged', message: `the repository is damaged: ${line}`, remedy: 'Run git fsck, or clone again.' };
  }
  const why = run.error ? code || run.error.message : run.signal ? `ended by ${run.signal}` : (line ?? `exit code ${run.status}`);
  return { kind: 'failed', message: `git ${command} failed: ${why}`, remedy: 'Look at the repository with git itself.' };
}

/** Names between NULs. */
export const split = (out: Buffer): string[] => {
  const names = out.toString('utf8').split('\0');
  if (names.at(-1) === '') names.pop();
  return names;
};
