import type { Origin } from '../model/origin.ts';
import type { Effect, Grant, Scope } from '../model/permission.ts';
import { parseRule, toolOf, unescapeSpecifier } from './syntax.ts';

/** A permission rule that this session consults. */
export interface Rule {
  readonly effect: Effect;
  /** As written. */
  readonly text: string;
  /** The name under which the client keeps it: `Task` is `Agent`. */
  readonly tool: string;
  /** Unescaped; undefined for a bare name, and for `Tool(*)` where that is the same. */
  readonly specifier: string | undefined;
  readonly scope: Scope;
  /** Rules of one source share an ignore list: `!p` re-opens only what the same source closed. */
  readonly source: string;
  /** Folder that `/x` starts from. */
  readonly base: string;
  readonly origin?: Origin;
}

/** Where a list of rules comes from. */
export interface RuleSource {
  readonly scope: Scope;
  readonly source: string;
  readonly base: string;
}

/** `Tool(*)` of these in an allow list is narrower than the bare name: inside the working directories only (permissions-paths §2.5). */
const STAR_IS_NARROWER: ReadonlySet<string> = new Set(['Read', 'Edit', 'Write', 'Glob', 'Grep', 'NotebookEdit']);

export function ruleOf(text: string, effect: Effect, from: RuleSource, origin?: Origin): Rule {
  const parsed = parseRule(text);
  const tool = toolOf(parsed);
  const bare = parsed.specifier === '*' && !(effect === 'allow' && STAR_IS_NARROWER.has(tool));
  const specifier = bare || parsed.specifier === undefined ? undefined : unescapeSpecifier(parsed.specifier);
  const rule = { effect, text, tool, specifier, scope: from.scope, source: from.source, base: from.base };
  return origin === undefined ? rule : { ...rule, origin };
}

export const ruleOfGrant = (grant: Grant, from: RuleSource): Rule => ruleOf(grant.rule.text, grant.effect, from, grant.origin);
