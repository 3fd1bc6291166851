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

/** Audited text made safe for a terminal: what cannot be seen is spelt out as `\u{…}`. */
export function visible(text: string): string {
  if (plain(text)) return text;
  pattern ??= hidden();
  return text.replace(pattern, spelt);
}

const spelt = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/** Cut at `longest` characters (code points), with a mark that it was cut. */
export function clip(text: string, longest: number = LONGEST): string {
  if (text.length <= longest) return text;
  const characters = [...text.slice(0, 2 * longest + 2)];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}

/** Both: for audited text in a report for people. */
export const safe = (text: string, longest?: number): string => clip(visible(text), longest);

/** JSON on one line in which every such character is an escape: the same value to a program, and harmless on a terminal. */
export function jsonLine(value: unknown): string {
  const text = JSON.stringify(value);
  if (plain(text)) return text;
  pattern ??= hidden();
  return text.replace(pattern, (character) => character.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`));
}
