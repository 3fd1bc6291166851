import type { Grant } from '../model/permission.ts';
import type { Call } from '../policy/policy.ts';
import { inSession, verdictUnder } from './session-policy.lazy.ts';

/** What a `!p` rule does to the rules of its list, decided by the engine with and without it. */
export interface Negation {
  /** A file that the pattern names. */
  readonly path: string;
  readonly call: Call;
  /** The rule that matches the file as long as the `!p` rule is not there. */
  readonly closedBy: Grant;
  /** Whether the `!p` rule changes that. Below a folder that is closed as a whole nothing can be opened again. */
  readonly opens: boolean;
}

/** Undefined where no rule of the same list matched the file anyway, or where the pattern is too odd to name a file by it. */
export function negationOf(grant: Grant, grants: readonly Grant[]): Negation | undefined {
  const path = namedPath(grant.rule.specifier ?? '');
  if (path === undefined) return undefined;
  const list = grants.filter((g) => g.effect === grant.effect && g.rule.tool === grant.rule.tool && g.origin.file === grant.origin.file);
  const call = { tool: grant.rule.tool, input: { file_path: inSession(path) } };
  const without = verdictUnder(
    list.filter((g) => g !== grant),
    call,
  );
  const closedBy = list.find((g) => g.origin === without.rule?.origin);
  if (closedBy === undefined) return undefined;
  return { path, call, closedBy, opens: verdictUnder(list, call).rule === undefined };
}

/** One file that the negated pattern matches: plain wildcards filled, everything else left alone. */
function namedPath(specifier: string): string | undefined {
  const pattern = /^!((?:[\w.@+-]|\*)[\w.@+/*?-]*)$/.exec(specifier)?.[1];
  const path = pattern
    ?.replace(/\*\*\//g, '')
    .replace(/\/(?:\*\*)?$/, '/x')
    .replace(/[*?]+/g, 'x');
  return path === undefined || path === '' || path === 'x' ? undefined : path;
}
