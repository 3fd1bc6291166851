import type { Host } from '../world/host.ts';
import { type Flag, type Parsed, parseFlags } from './flags.ts';
import { complain, UsageError } from './usage.ts';

/** A command for plain command lines: a mistake of the user is said and ends it with 2; undefined where commander must find the words. */
export const plainLine =
  (flags: readonly Flag[], run: (parsed: Parsed, host: Host) => number) =>
  (argv: readonly string[], host: Host): number | undefined => {
    const parsed = parseFlags(argv, flags);
    if (!parsed) return undefined;
    try {
      return run(parsed, host);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      complain(error, host);
      return 2;
    }
  };
