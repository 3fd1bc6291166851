import type { Origin } from './origin.ts';

/** What a rule's list does with a call that it matches. */
export type Effect = 'allow' | 'ask' | 'deny';
export const EFFECTS = ['allow', 'ask', 'deny'] as const;

/** Where settings come from, strongest first. `flag` is `--settings` and `--allowedTools`. */
export type Scope = 'managed' | 'flag' | 'local' | 'project' | 'user';

export type Decision = Effect;

/** A permission rule as it is written: `Bash(git push:*)` is tool `Bash`, specifier `git push:*`. */
export interface PermissionRule {
  /** The rule exactly as written; printing a parsed rule gives this text again. */
  readonly text: string;
  readonly tool: string;
  /** The text between the first `(` and the final `)`; undefined for a bare tool name. */
  readonly specifier: string | undefined;
  /** Offset of the specifier's first character in `text`. */
  readonly specifierStart: number;
}

/** One permission rule in one list of one file. */
export interface Grant {
  readonly effect: Effect;
  readonly rule: PermissionRule;
  readonly scope: Scope;
  readonly origin: Origin;
  /** Folder whose session loads it, relative to the root; '' is the root itself. */
  readonly dir: string;
  /** Why the client does not load this rule; undefined when it does. */
  readonly skipped: Skip | undefined;
}

/** Why the client drops one rule when it loads the file (the rest of the file stays). */
export interface Skip {
  readonly reason:
    | 'malformed'
    | 'empty'
    | 'empty-parentheses'
    | 'lower-case'
    | 'empty-prefix'
    | 'colon-star'
    | 'domain'
    | 'search-wildcard'
    | 'mcp-parentheses'
    | 'tool-glob'
    | 'not-a-string';
  /** One sentence for people, without the rule's own text. */
  readonly message: string;
  /** The spelling that was probably meant, where one is clear. */
  readonly suggestion?: string;
}
