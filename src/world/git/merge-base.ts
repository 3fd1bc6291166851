import type { Place } from '../repository.ts';
import { type Caller, git } from './command.ts';
import { isShallow } from './gaps.ts';
import { type Commit, resolveCommit } from './snapshots.ts';

/** The commit where two lines of history parted. */
export function mergeBase(caller: Caller, place: Place, base: string, head: string): Commit {
  const names: string[] = [];
  for (const ref of [base, head]) {
    const named = resolveCommit(caller, ref);
    if (named.failure) return named;
    names.push(named.name);
  }
  const joined = git(caller, 'merge-base', names, { ok: [0, 1] });
  if (joined.failure) return { failure: joined.failure };
  const name = joined.out.toString('latin1').trim();
  if (/^[0-9a-f]{40,64}$/.test(name)) return { name };
  const shallow = isShallow(caller, place);
  return {
    failure: {
      kind: 'no-common-ancestor',
      message: `${head} and ${JSON.stringify(base)} have no common commit${shallow ? ' in this shallow clone' : ''}`,
      remedy: shallow ? 'Fetch the whole history (git fetch --unshallow; in GitHub Actions fetch-depth: 0).' : 'Name the branch that this one started from.',
    },
  };
}
