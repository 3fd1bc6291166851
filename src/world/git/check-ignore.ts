import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { IgnoreRule } from '../../model/harness.ts';
import type { Failure } from '../failure.ts';
import type { Place } from '../repository.ts';
import { type Caller, git, split } from './command.ts';

/** A path that git refuses to judge ends its answer; so many are set aside one by one. */
const MAX_REFUSED = 50;

/** By path the pattern that decides it, negations included; undefined: no pattern speaks of it. */
export interface Judged {
  readonly rules: ReadonlyMap<string, IgnoreRule | undefined>;
  readonly failure?: Failure;
}

/** `source NUL line NUL pattern NUL path NUL` for each path; the first three are empty or 0 where nothing decides. */
export function checkIgnore(caller: Caller, place: Place, paths: readonly string[], options: readonly string[]): Judged {
  const rules = new Map<string, IgnoreRule | undefined>();
  let asked = paths;
  for (let refused = 0; asked.length > 0; refused++) {
    // Exit code 1 says that nothing is ignored.
    const answer = git(caller, 'check-ignore', ['--stdin', '-z', '-v', '-n', ...options], { input: `${asked.join('\0')}\0`, ok: [0, 1] });
    const words = split(answer.out);
    let n = 0;
    for (; n + 4 <= words.length; n += 4) {
      const [source = '', line = '', pattern = '', path = ''] = words.slice(n, n + 4);
      rules.set(path, source === '' ? undefined : ruleOf(source, Number(line), pattern, place));
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
  const personal = !/(?:^|\/)\.gitignore$/.test(source) || /^(?:\/|[A-Za-z]:)/.test(source);
  const negated = pattern.startsWith('!') && { negated: true as const };
  if (personal) return { source: /(?:^|\/)info\/exclude$/.test(source) ? '.git/info/exclude' : source, line, pattern, personal, ...negated };
  let rest = source;
  let below = place.prefix;
  while (below !== '') {
    const first = below.split('/', 1)[0] ?? '';
    if (!rest.startsWith(`${first}/`)) break;
    rest = rest.slice(first.length + 1);
    below = below.slice(first.length + 1);
  }
  return { source: `${'../'.repeat(below === '' ? 0 : below.split('/').length)}${rest}`, line, pattern, personal, ...negated };
}

/** What git says where the work tree holds nothing but these ignore files; without `gitDir` as in a clone that has no `info/exclude`. */
export function inEmptyFolder(
  contents: Iterable<readonly [source: string, bytes: Uint8Array]>,
  paths: readonly string[],
  caller: Caller,
  place: Place,
  gitDir?: string,
): Judged {
  return inTemporary((folder) => {
    const top = join(folder, 'tree');
    const root = join(top, place.prefix);
    mkdirSync(root, { recursive: true });
    for (const [source, bytes] of contents) {
      const file = join(root, source);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes, { flag: 'wx', mode: 0o600 });
    }
    const location = { GIT_DIR: gitDir ?? emptyGit(join(folder, 'git')), GIT_WORK_TREE: top };
    return checkIgnore({ ...caller, cwd: root, location }, place, paths, ['--no-index']);
  });
}

/** What the ignore files of the work tree say to everybody: as in a clone that has no `info/exclude`. */
export function asInAClone(paths: readonly string[], caller: Caller, place: Place): Judged {
  return inTemporary((folder) => {
    const location = { GIT_DIR: emptyGit(join(folder, 'git')), GIT_WORK_TREE: place.top };
    return checkIgnore({ ...caller, location }, place, paths, ['--no-index']);
  });
}

/** The least that git takes for a repository: nothing in it steers what is asked. */
function emptyGit(folder: string): string {
  for (const name of ['objects', 'refs']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'HEAD'), 'ref: refs/heads/main\n', { mode: 0o600 });
  return folder;
}

function inTemporary(use: (folder: string) => Judged): Judged {
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(tmpdir(), 'grantlint-'));
    return use(folder);
  } catch (error) {
    const message = `no folder could be made for it: ${error instanceof Error ? error.message : String(error)}`;
    return { rules: new Map(), failure: { kind: 'failed', message, remedy: 'Make the folder for temporary files writable.' } };
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}
