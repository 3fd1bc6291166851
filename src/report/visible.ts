/** Longest piece of audited text that a report for people shows: enough to know the place, too little to carry an instruction in full. */
export const LONGEST = 200;

/**
 * Controls, separators of lines and everything that has no width or turns the direction of text (soft hyphen, zero width, bidi, tags),
 * the fillers that look like blanks, variation selectors that can carry hidden bytes (the two that emoji use stay), lone surrogates.
 */
const hidden = (): RegExp => /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufe00-\ufe0d\u{e0100}-\u{e01ef}]/gu;
/** Made at first use: V8 reads the tables of Unicode for it. */
let pattern: RegExp | undefined;
const plain = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

/** Audited text made safe for a terminal and for the log of a workflow: what cannot be seen, and what would be taken for a command, is spelt out as `\u{…}`. */
export function visible(text: string): string {
  const inert = noCommand(text);
  if (plain(inert)) return inert;
  pattern ??= hidden();
  return inert.replace(pattern, spelt);
}

/** A runner of workflows obeys `##[name]` anywhere and `::name` where a line begins, which may be wherever a line is broken. */
const noCommand = (text: string): string =>
  text.includes('##[') || text.includes('::') ? text.replaceAll('##[', '#\\u{23}[').replace(/(?<!\S):(?=:[A-Za-z])/g, '\\u{3a}') : text;

const spelt = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/** Cut at `longest` characters (code points), with a mark that it was cut. */
export function clip(text: string, longest: number = LONGEST): string {
  if (text.length <= longest) return text;
  const characters = [...text.slice(0, 2 * longest + 2)];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}

/** Both: for audited text in a report for people. */
export const safe = (text: string, longest?: number): string => clip(visible(text), longest);

/** JSON on one line in which every such character is an escape, as is what a runner of workflows obeys in the middle of a line: the same value to a program, and harmless on a terminal. */
export function jsonLine(value: unknown): string {
  const text = JSON.stringify(value).replaceAll('##[', '#\\u0023[');
  if (plain(text)) return text;
  pattern ??= hidden();
  return text.replace(pattern, (character) => character.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`));
}
