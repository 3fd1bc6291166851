import type { CommandLine } from './command.ts';
import { parseLine } from './parse.ts';

let last: { readonly text: string; readonly home: string; readonly line: CommandLine } | undefined;

/**
 * The line, taken apart. The one read last is kept: a call is asked of one policy and at once of another, or of each rule alone. More
 * are not: keeping them costs every new command more than it spares a known one.
 */
export function lineOf(text: string, home: string): CommandLine {
  if (last?.text !== text || last.home !== home) last = { text, home, line: parseLine(text, home) };
  return last.line;
}
