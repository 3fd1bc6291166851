import type { Span } from '../model/origin.ts';
import { lineAt } from './line-at.ts';

/** Characters that people do not see, sorted by what they can do. */
export type HiddenKind =
  /** U+E0000–E007F: a second alphabet that shows nothing and that models read. */
  | 'tags'
  /** A run of invisible characters long enough to carry a message. */
  | 'payload'
  /** Marks that change the order in which text is shown. */
  | 'bidi'
  /** A single character of no width where no script needs one. */
  | 'zero-width';

export interface Hidden {
  readonly kind: HiddenKind;
  readonly span: Span;
  readonly count: number;
  /** What tag characters spell. */
  readonly spells?: string;
  /** `U+200B`, the first of them. */
  readonly name: string;
  /** Letters on both sides, or inside code: nothing but harm explains it. */
  readonly inWord: boolean;
}

const INVISIBLE = '\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb';
const VARIATION = '[\\ufe00-\\ufe0f]|\\udb40[\\udd00-\\uddef]';
let pattern: RegExp | undefined;
const runs = (): RegExp => (pattern ??= new RegExp(`(?:[${INVISIBLE}]|\\udb40[\\udc00-\\udc7f]|${VARIATION})+`, 'g'));
/** Cheap: no text without one of these has anything to hide. */
const ANY = /[\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\udb40]/;

/** Beyond that only what carries a message is listed. */
const MOST = 200;
/** From here on a run can hold more than a slip of the keyboard: one letter takes eight bits, or two nibbles. */
const PAYLOAD = 8;

/** Everything in the text that people do not see and that no script, emoji or byte-order mark explains. */
export function hiddenText(text: string): readonly Hidden[] {
  if (!ANY.test(text)) return [];
  const found: Hidden[] = [];
  for (const match of text.matchAll(runs())) {
    const run = match[0];
    const start = match.index;
    const span = { start, end: start + run.length };
    const points = [...run].map((char) => char.codePointAt(0) ?? 0);
    const before = previous(text, start);
    const after = next(text, span.end);
    const about = { span, count: points.length, name: hex(points[0] ?? 0), inWord: isWord(before) && isWord(after) };
    const tags = points.filter((p) => p >= 0xe0000 && p <= 0xe007f);
    if (tags.length > 0) {
      // Flags of England, Scotland and Wales: a black flag, letters as tags, and a tag that ends them.
      if (before === '🏴' && tags.length <= 8 && points.at(-1) === 0xe007f) continue;
      const spells = tags
        .map((p) => (p >= 0xe0020 && p < 0xe007f ? String.fromCharCode(p - 0xe0000) : ' '))
        .join('')
        .trim();
      found.push({ ...about, kind: 'tags', name: hex(tags[0] ?? 0), count: tags.length, spells });
      continue;
    }
    const marks = points.filter((p) => !isVariation(p));
    if (points.length - marks.length >= PAYLOAD || marks.length >= PAYLOAD) {
      found.push({ ...about, kind: 'payload' });
      continue;
    }
    if (marks.length === 0 || (start === 0 && run === '\ufeff')) continue;
    const line = lineAt(text, start).text;
    if (marks.some(isBidi)) {
      if (!RTL.test(line) && found.length < MOST) found.push({ ...about, kind: 'bidi', name: hex(marks.find(isBidi) ?? 0) });
      continue;
    }
    if (marks.every((p) => isExplained(p, before, after, line))) continue;
    if (found.length < MOST) found.push({ ...about, kind: 'zero-width', count: marks.length, name: hex(marks[0] ?? 0) });
  }
  return found;
}

const isVariation = (p: number): boolean => (p >= 0xfe00 && p <= 0xfe0f) || (p >= 0xe0100 && p <= 0xe01ef);
const isBidi = (p: number): boolean => (p >= 0x202a && p <= 0x202e) || (p >= 0x2066 && p <= 0x2069);

const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
/** Scripts whose letters join or stack, and where a joiner or a non-joiner is spelling. */
const JOINING = /[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\u1b00-\u1bff\ufb50-\ufdff\ufe70-\ufeff]/;
/** Scripts written without spaces between words: a zero-width space shows where a line may break. */
const SPACELESS = /[\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]/;
const HANGUL = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7ff]/;

function isExplained(p: number, before: string, after: string, line: string): boolean {
  switch (p) {
    case 0x200d:
      return isPictograph(before) || isPictograph(after) || JOINING.test(before) || JOINING.test(after);
    case 0x200c:
      return JOINING.test(before) || JOINING.test(after);
    case 0x200e:
    case 0x200f:
    case 0x061c:
      return RTL.test(line);
    case 0x200b:
    case 0x2060:
      return SPACELESS.test(before) || SPACELESS.test(after);
    case 0x3164:
    case 0x115f:
    case 0x1160:
    case 0xffa0:
      return HANGUL.test(before) || HANGUL.test(after);
    case 0x180e:
      return /[\u1800-\u18af]/.test(before + after);
    case 0x17b4:
    case 0x17b5:
      return /[\u1780-\u17ff]/.test(before + after);
    default:
      return false;
  }
}

/** Emoji and what stands in their sequences: skin tones, signs, the presentation selector. */
const isPictograph = (char: string): boolean => /^[\p{Extended_Pictographic}\u{1f3fb}-\u{1f3ff}\ufe0f\u20e3]$/u.test(char);
const isWord = (char: string): boolean => /^[\p{L}\p{N}_]$/u.test(char);

function previous(text: string, at: number): string {
  const low = text.charAt(at - 1);
  return /[\udc00-\udfff]/.test(low) ? text.slice(at - 2, at) : low;
}

const next = (text: string, at: number): string => String.fromCodePoint(text.codePointAt(at) ?? 0x20);

const hex = (p: number): string => `U+${p.toString(16).toUpperCase().padStart(4, '0')}`;
