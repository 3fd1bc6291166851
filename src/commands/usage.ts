import { closest } from '../findings/closest.ts';
import type { AnyRule } from '../findings/rule.ts';

/** The user's mistake: printed as one message, exit code 2. */
export class UsageError extends Error {}

export function unknownRule(id: string, rules: readonly AnyRule[]): string {
  const near = closest(
    id,
    rules.map((r) => r.id),
  );
  return `no rule is called "${id}"${near ? `; did you mean ${near}?` : ''} (grantlint rules lists them)`;
}
