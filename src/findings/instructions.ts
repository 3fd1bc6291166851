import type { Prompt } from '../model/harness.ts';
import type { Span } from '../model/origin.ts';
import { lineAt } from './line-at.ts';
import { markdownOf, textOf } from './prompts.ts';
import { linesOn } from './survey.ts';
import type { Topic } from './vocabulary.ts';

/** A place where a text seems to tell the model something. */
export interface Told {
  readonly span: Span;
  readonly text: string;
  /** The whole line, and the one before it that introduces it (a heading, or words before a list). */
  readonly line: string;
  readonly lineNumber: number;
}

export interface ToldOptions {
  /** Asked first, with the whole line. */
  readonly accept?: (line: string) => boolean;
  /** Backquotes do not make it a mention: file names and commands stand in them. */
  readonly inCode?: boolean;
  /** Each match stands on one line, and a word of these topics with it: other lines are not looked at. */
  readonly on?: readonly Topic[];
  /** It may begin and end on other lines, within so many characters of the word. */
  readonly reach?: number;
}

/**
 * Finds what a pattern matches in a prompt, less the places that only speak of it: in quotes, in backquotes, in tables and
 * block quotes, next to words such as "detect" or "for example", and after a negation. Patterns must be global and bounded.
 */
export function told(prompt: Prompt, pattern: RegExp, options: ToldOptions = {}): readonly Told[] {
  const { text } = prompt.document;
  const found: Told[] = [];
  let line = 0;
  let examined = 0;
  let counted = 0;
  for (const { start, words } of matches(prompt, pattern, options)) {
    for (let at = text.indexOf('\n', counted); at >= 0 && at < start; at = text.indexOf('\n', at + 1)) {
      line++;
      counted = at + 1;
    }
    if (++examined > MOST) break;
    const { start: lineStart, text: whole } = lineAt(text, start);
    const before = text.slice(lineStart, start);
    if (
      options.accept?.(whole) === false ||
      isQuoted(whole, before, options.inCode === true || words.includes('`')) ||
      NEGATED.test(before.slice(-80)) ||
      isDiscussed(whole) ||
      setsApart(leadOf(text, counted, 0))
    )
      continue;
    found.push({ span: { start, end: start + words.length }, text: words, line: whole, lineNumber: line });
    if (found.length >= 20) break;
  }
  return found;
}

/** In the whole file, front matter too: a description is in the context of every session. */
function* matches(
  { document }: Prompt,
  pattern: RegExp,
  { on, reach = 0, accept }: ToldOptions,
): Generator<{ readonly start: number; readonly words: string }> {
  const { text } = document;
  for (const part of on === undefined ? [{ start: 0, end: text.length }] : linesOn(document, on, reach)) {
    const line = text.slice(part.start, part.end);
    // Of a longer one `accept` is asked with what is near.
    if (on !== undefined && reach === 0 && line.length <= SHORT && accept?.(line) === false) continue;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(line); match; match = pattern.exec(line)) {
      if (match[0] === '') pattern.lastIndex++;
      else yield { start: part.start + match.index, words: match[0] };
    }
  }
}

/** `lineAt` sees the whole of such a line from everywhere on it. */
const SHORT = 500;

/** Phrases that are looked at in one file: ordinary files have a handful. */
const MOST = 1_000;

const NEGATED =
  /\b(?:never|do not|don't|does not|doesn't|must not|mustn't|should not|shouldn't|cannot|can't|won't|avoid|without|not to|refuse to|no)\b(?:[^.!?;\n]|\.(?=\S)){0,70}$/i;
const DISCUSSED =
  /\b(?:detect|flag(?:s|ged)? |look(?:s|ing)? for|watch(?:es)? for|scan|grep|reject|refus|block(?:s|ed)?\b|examples?\b|e\.g\.|such as|pattern|phrase|attempt|inject|malicious|attack|adversar|suspicious|indicator|red flag|jailbreak|exploit|threat|vulnerab|untrusted|pentest|penetration test|red team|honeypot|ctf\b)/i;

/** Hosts are called example too. */
const isDiscussed = (line: string): boolean => DISCUSSED.test(line.replace(/https?:\/\/\S{1,300}/g, ''));

/** A heading or a line before a list under which nothing is an order: "Look for:", "Will not:". */
const setsApart = (lead: string): boolean =>
  isDiscussed(lead) || /\b(?:not|never|don't|avoid|forbidden|prohibited|anti-?patterns?|bad|wrong)\b|禁止|❌/i.test(lead);

function isQuoted(line: string, before: string, inCode: boolean): boolean {
  if (/^\s*[>|]/.test(line)) return true;
  const odd = (char: string) => before.split(char).length % 2 === 0;
  if (odd('"') || (odd('`') && !inCode)) return true;
  return before.lastIndexOf('“') > before.lastIndexOf('”') || before.lastIndexOf('「') > before.lastIndexOf('」') || /(?:^|[\s(])'[^']*$/.test(before);
}

/** The nearest heading or line that ends with a colon, at most a screen above. */
export function leadOf(text: string, lineStart: number, from: number): string {
  let end = lineStart - 1;
  for (let n = 0; n < 30 && end > from; n++) {
    const { start, text: line } = lineAt(text, end);
    if (/^#{1,6}\s|[:：]\**\s*$/.test(line)) return line;
    end = start - 1;
  }
  return '';
}

/** Whether the lines around a place speak of attacks instead of making one: as a reviewer's checklist does. */
export function isMention(prompt: Prompt, span: Span): boolean {
  const { text } = prompt.document;
  const { start, text: line } = lineAt(text, span.start);
  const before = text.slice(Math.max(start, span.start - 80), span.start);
  return speaksOfAttacks(prompt) || NEGATED.test(before) || isDiscussed(line) || setsApart(leadOf(text, start, 0));
}

/** A prompt whose own description is about security quotes attacks all the time. */
export const speaksOfAttacks = (prompt: Prompt): boolean =>
  /secur|inject|malicious|attack|threat|jailbreak|red.?team|vulnerab|exploit|forensic|malware|phish|untrusted/i.test(
    `${textOf(prompt, 'name') ?? ''} ${textOf(prompt, 'description') ?? ''}`,
  );

/** Whether the words begin a sentence, a list item or a step: an order, and no mention. */
export function isOrder({ line, text }: Told): boolean {
  const before = line.slice(0, Math.max(0, line.indexOf(text))).slice(-80);
  return /(?:^|[.!?:;,]\s|\band\s|\bthen\s)(?:[\s\d.)*_#<!-]|\b(?:please|now|first|then|finally|important|note|you (?:must|should|will|are to|need to)|always|and|also|next|step \d+)\b:?)*$/i.test(
    before,
  );
}

/** Whether there can be any `shellTexts`: all of them stand between such marks. */
export const mayHoldShell = ({ document, bodyStart }: Prompt): boolean => document.text.includes('`', bodyStart) || document.text.includes('~~~', bodyStart);

/** Shell text in the body: fenced blocks of a shell, and inline code. */
export function shellTexts(prompt: Prompt): readonly Span[] {
  const { fences, codes } = markdownOf(prompt);
  return [...fences.filter((fence) => /^(?:(?:ba|z|fi)?sh|shell|console|terminal|powershell|)(?:\s|$)/i.test(fence.info)).map((fence) => fence.body), ...codes];
}

/** Those in which one of these places lies; they are in order. */
export function shellTextsAt(prompt: Prompt, places: readonly number[]): readonly Span[] {
  if (places.length === 0) return [];
  return shellTexts(prompt).filter(({ start, end }) => {
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle] ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    return (places[low] ?? Number.POSITIVE_INFINITY) < end;
  });
}
