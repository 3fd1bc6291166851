import type { Host } from '../world/host.ts';
import { type Flag, type Parsed, parseFlags } from './flags.ts';
import { complain, UsageError } from './usage.ts';

/** Runs a command on a plain command line: a mistake of the user is said and ends it with 2; undefined where commander must find the words. */
export function plainLine(argv: readonly string[], host: Host, flags: readonly Flag[], run: (parsed: Parsed, host: Host) => number): number | undefined {
  const parsed = parseFlags(argv, flags);
  if (!parsed) return undefined;
  try {
    return run(parsed, host);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    complain(error, host);
    return 2;
  }
}
