import { closest } from '../findings/closest.ts';
import type { AnyRule } from '../findings/rule.ts';
import { visible } from '../report/visible.ts';
import type { Host } from '../world/host.ts';

/** The user's mistake: printed as one message, exit code 2. */
export class UsageError extends Error {}

/** Says so. The message may repeat what a file or git said; its line breaks are ours. */
export const complain = (error: UsageError, host: Host): void => host.err(`grantlint: ${error.message.split('\n').map(visible).join('\n')}\n`);

export function unknownRule(id: string, rules: readonly AnyRule[]): string {
  const near = closest(
    id,
    rules.map((r) => r.id),
  );
  return `no rule is called "${id}"${near ? `; did you mean ${near}?` : ''} (grantlint rules lists them)`;
}
