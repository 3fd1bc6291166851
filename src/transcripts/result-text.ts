/** What a refused call's result begins with, by what it means: the only trace that older clients leave. The text itself is kept nowhere. */
export type Said = 'asks' | 'rule' | 'mode' | 'hook' | 'classifier' | 'person' | 'no-such-tool';

/** Results of programs begin otherwise (`Exit code 1`), so that a program that prints such a sentence is not taken for the client. */
const BEGINNINGS: readonly (readonly [begins: RegExp, said: Said])[] = [
  [/^This command requires approval/, 'asks'],
  [/^Claude requested permissions? to /, 'asks'],
  [/^Permission to use .{0,300}? has been denied because Claude Code is running in don't ask mode/s, 'mode'],
  [/^Permission to use [\s\S]{0,4000}? has been denied\./, 'rule'],
  [/^File is in a directory that is denied by your permission settings/, 'rule'],
  [/^The user doesn't want to (?:proceed with this tool use|take this action)/, 'person'],
  [/^\w+:[\w-]+ hook error: /, 'hook'],
  [/^Auto mode is unavailable/, 'classifier'],
  [/^(?:Error: )?(?:No such tool available|Unknown skill)/, 'no-such-tool'],
];

const LONGEST = 4_200;

export function saidIn(text: string): Said | undefined {
  const start = text.slice(0, LONGEST).replace(/^<tool_use_error>/, '');
  return BEGINNINGS.find(([begins]) => begins.test(start))?.[1];
}
