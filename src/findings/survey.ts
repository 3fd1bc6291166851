import type { Document } from '../model/document.ts';
import type { Span } from '../model/origin.ts';
import { type Topic, VOCABULARY } from './vocabulary.ts';

/**
 * Finds the words of all topics in one pass over a text, so that the dear patterns of a topic read only the lines that its words stand on.
 * For a few texts plain searches are cheaper than the tables of that pass; what they find may be less exact, never less.
 */

/** Whether a text may speak of a topic, and so whether the dear patterns of it need be tried. */
export function mayMention(document: Document, topic: Topic): boolean {
  if (questions < MANY) {
    questions++;
    const lower = lowerOf(document);
    return pieces(topic).some((piece) => lower.includes(piece));
  }
  return surveyOf(document).places[TOPICS.indexOf(topic)] !== undefined;
}

/** Whether there may be a control character other than tab, line feed and form feed, C1 and a carriage return included. */
export const mayHoldControl = (document: Document): boolean => questions < MANY || surveyOf(document).control;

/** From so many questions on texts are surveyed. */
const MANY = 500;
let questions = 0;

/** Where words of a topic stand, in order. */
export function placesOf(document: Document, topic: Topic): readonly number[] {
  if (questions >= MANY) return surveyOf(document).places[TOPICS.indexOf(topic)] ?? [];
  const lower = lowerOf(document);
  const places: number[] = [];
  for (const piece of pieces(topic)) for (let at = lower.indexOf(piece); at >= 0; at = lower.indexOf(piece, at + piece.length)) places.push(at);
  return places.sort((a, b) => a - b);
}

/** The whole lines on which words of a topic stand, in order, with what lies within `reach` characters around them. */
export function linesOn(document: Document, topics: readonly Topic[], reach = 0): readonly Span[] {
  const { text } = document;
  const places = topics.flatMap((topic) => placesOf(document, topic));
  if (topics.length > 1) places.sort((a, b) => a - b);
  const lines: Span[] = [];
  for (const place of places) {
    const last = lines.at(-1);
    if (last && place + reach < last.end) continue;
    const start = Math.max(0, text.lastIndexOf('\n', Math.max(0, place - reach - 1)) + 1);
    const newline = text.indexOf('\n', place + reach);
    const end = newline < 0 ? text.length : newline;
    if (last && start <= last.end) lines[lines.length - 1] = { start: last.start, end };
    else lines.push({ start, end });
  }
  return lines;
}

/** Texts are asked about one after the other, each several times. */
let lowered: { readonly document: Document; readonly text: string } | undefined;
function lowerOf(document: Document): string {
  if (lowered?.document !== document) {
    const { text } = document;
    const lower = text.toLowerCase();
    // A few letters change their length with their case, and then no offset would be true.
    lowered = { document, text: lower.length === text.length ? lower : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) };
  }
  return lowered.text;
}

/** The longest piece of each word without white space: what can be searched as it is. */
const piecesOf = new Map<Topic, readonly string[]>();
function pieces(topic: Topic): readonly string[] {
  let found = piecesOf.get(topic);
  if (!found) {
    found = [...new Set(VOCABULARY[topic].map((word) => word.split(' ').reduce((a, b) => (b.length > a.length ? b : a))))];
    piecesOf.set(topic, found);
  }
  return found;
}

interface Survey {
  readonly control: boolean;
  /** By topic; nothing where it has no word. */
  readonly places: readonly (readonly number[] | undefined)[];
}

const surveys = new WeakMap<Document, Survey>();
let surveyor: Surveyor | undefined;

function surveyOf(document: Document): Survey {
  let survey = surveys.get(document);
  if (survey === undefined) {
    surveyor ??= new Surveyor();
    survey = surveyor.survey(document.text);
    surveys.set(document, survey);
  }
  return survey;
}

const TOPICS = Object.keys(VOCABULARY) as Topic[];

/** Five bits: letters by themselves, digits and some marks in groups, everything else as white space. */
const KIND = 31;
/** A control character, as far as eight bits show it. Above two kinds and what three of them are shifted by. */
const IS_CONTROL = 1 << 20;

function kindOf(c: number): number {
  if (c >= 0x61 && c <= 0x7a) return c - 0x60;
  if (c >= 0x41 && c <= 0x5a) return c - 0x40;
  if (c >= 0x30 && c <= 0x39) return 27;
  if (c === 0x2e) return 28;
  if (c === 0x2d || c === 0x5f) return 29;
  if (c === 0x2f) return 30;
  return isControl(c) ? IS_CONTROL : 0;
}

const isControl = (c: number): boolean => (c < 0x20 && c !== 0x09 && c !== 0x0a && c !== 0x0c) || (c >= 0x7f && c <= 0x9f && c !== 0x85);

/** A word to look for, by the three characters of it that texts have least. */
interface Sought {
  readonly topic: number;
  readonly word: string;
  /** Where the last of the three stands in the word. */
  readonly at: number;
}

const CLEAN: Survey = { control: false, places: [] };
const CONTROLS: Survey = { control: true, places: [] };

/** Made when the first text is surveyed. */
class Surveyor {
  /** The text, of each character eight bits: a candidate is compared with the text itself. */
  #bytes = Buffer.alloc(1 << 17);
  /** The same bytes, two at a time: half as many steps. */
  #twos = new Uint16Array(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.length >> 1);
  readonly #kinds = kindsOfTwo();
  /** By three kinds in a row: the words that have them, and whether there are any. */
  readonly #sought = new Map<number, Sought[]>();
  readonly #isSought = new Uint8Array(32 * 32 * 32);

  constructor() {
    for (const [topic, name] of TOPICS.entries()) {
      for (const word of VOCABULARY[name]) {
        const { at, triple } = rarest(word);
        const sought = { topic, word, at };
        if (!this.#sought.get(triple)?.push(sought)) this.#sought.set(triple, [sought]);
        this.#isSought[triple] = 1;
      }
    }
  }

  /** The inner loop takes under a nanosecond a character. */
  survey(text: string): Survey {
    if (text.length + 2 > this.#bytes.length) {
      this.#bytes = Buffer.alloc(2 * text.length + 2);
      this.#twos = new Uint16Array(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.length >> 1);
    }
    this.#bytes.write(text, 'latin1');
    this.#bytes[text.length] = 0x20;
    const twos = this.#twos;
    const kinds = this.#kinds;
    const isSought = this.#isSought;
    const steps = (text.length + 1) >> 1;
    let places: number[][] | undefined;
    let control = false;
    let before = 0;
    for (let i = 0; i < steps; i++) {
      const two = kinds[twos[i] ?? 0] ?? 0;
      const four = (before << 10) | two;
      const first = (four >> 5) & 0x7fff;
      const second = four & 0x7fff;
      before = two;
      if (two < IS_CONTROL && isSought[first] === 0 && isSought[second] === 0) continue;
      control ||= isControl(text.charCodeAt(2 * i)) || isControl(text.charCodeAt(2 * i + 1));
      if (isSought[first] === 1) places = this.#compare(text, 2 * i, first, places);
      if (isSought[second] === 1) places = this.#compare(text, 2 * i + 1, second, places);
    }
    if (!places) return control ? CONTROLS : CLEAN;
    for (const list of places) list?.sort((a, b) => a - b);
    return { control, places };
  }

  /** Adds where words begin whose three characters end here. */
  #compare(text: string, end: number, triple: number, places: number[][] | undefined): number[][] | undefined {
    let found = places;
    for (const { topic, word, at } of this.#sought.get(triple) ?? []) {
      const start = startOf(text, end, word, at);
      if (start < 0 || !endsWell(text, end + 1, word, at + 1)) continue;
      found ??= [];
      const list = found[topic];
      if (list) list.push(start);
      else found[topic] = [start];
    }
    return found;
  }
}

/** Compares backwards from the character of a word that stands at `end`; where the word begins, or -1. */
function startOf(text: string, end: number, word: string, from: number): number {
  let at = end;
  for (let i = from; i >= 0; i--) {
    const c = word.charCodeAt(i);
    if (c === 0x20) {
      if (!isSpace(text.charCodeAt(at))) return -1;
      while (isSpace(text.charCodeAt(at))) at--;
    } else if (lowerCase(text.charCodeAt(at)) === c) at--;
    else return -1;
  }
  return at + 1;
}

function endsWell(text: string, start: number, word: string, from: number): boolean {
  let at = start;
  for (let i = from; i < word.length; i++) {
    const c = word.charCodeAt(i);
    if (c === 0x20) {
      if (!isSpace(text.charCodeAt(at))) return false;
      while (isSpace(text.charCodeAt(at))) at++;
    } else if (lowerCase(text.charCodeAt(at)) === c) at++;
    else return false;
  }
  return true;
}

const lowerCase = (c: number): number => (c >= 0x41 && c <= 0x5a ? c + 0x20 : c);
const isSpace = (c: number): boolean => c <= 0x20 || (c >= 0xa0 && /\s/.test(String.fromCharCode(c)));

/** Of rare letters, and in every text all the same. */
const COMMON = 'for ver con val red cod bas cur rev ign key sid .py ove ide por eck ase cre dec onc ent ion tio'.split(' ');

/** From the commonest letter to the rarest. */
const FREQUENT = ' etaoinsrlcdpumhgfbywvk-.xjqz/';

/** The three characters of a word that stand in the fewest texts, as a guess; no white space among them where there are others. */
function rarest(word: string): { readonly at: number; readonly triple: number } {
  let best = { at: 2, triple: 0, rank: -1 };
  for (let at = 2; at < word.length; at++) {
    const three = word.slice(at - 2, at + 1);
    const rank = three.includes(' ') || COMMON.includes(three) ? 0 : [...three].reduce((sum, char) => sum + 1 + Math.max(0, FREQUENT.indexOf(char)), 0);
    const [a = 0, b = 0, c = 0] = [...three].map((char) => kindOf(char.charCodeAt(0)) & KIND);
    if (rank > best.rank) best = { at, triple: (a << 10) | (b << 5) | c, rank };
  }
  return best;
}

/** By two bytes as this machine reads them: their kinds, the first one in the higher bits. */
function kindsOfTwo(): Uint32Array {
  const littleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
  return Uint32Array.from({ length: 65_536 }, (_, two) => {
    const [first, second] = littleEndian ? [kindOf(two & 255), kindOf(two >> 8)] : [kindOf(two >> 8), kindOf(two & 255)];
    return ((first & KIND) << 5) | (second & KIND) | ((first | second) & IS_CONTROL);
  });
}
