import { KNOWN_PROGRAMS } from './known-programs.ts';

/*
 * What can be said of the catalogue without loading it: the list of its names is small, and most rules are on programs or forms of which there
 * is nothing to tell.
 */

/** Whether the catalogue has an entry that begins with this word. */
export function isKnownProgram(word: string): boolean {
  if (!isName(word)) return false;
  if (standing(word) !== undefined) return true;
  return firstWords ? firstWords.has(word) : KNOWN_PROGRAMS.includes(`\n${word} `);
}

/**
 * Whether the catalogue has something to tell of an open rule on these words: nothing of programs that it does not know, of forms that are
 * tame, and of longer commands than those whose options it knows.
 */
export function isTelling(words: readonly string[]): boolean {
  const [first = '', ...rest] = words;
  const known = [baseName(first), ...rest.slice(0, LONGEST_NAME - 1)];
  for (let n = known.length; n > 0; n--) {
    const mark = standing(known.slice(0, n).join(' '));
    if (mark !== undefined) return mark === '+' || (mark === '=' && n === words.length);
  }
  return false;
}

/** Words of the longest name in the list: `gcloud iam service-accounts keys create`. */
const LONGEST_NAME = 5;

/** `/usr/bin/python3.12` is `python3`; a script of the project keeps its path. */
export function baseName(word: string): string {
  if (word.startsWith('./') || word.startsWith('../')) return word;
  const name = word.slice(word.lastIndexOf('/') + 1);
  return name.includes('.') ? name.replace(/^(python[23]?|pypy[23]?|ruby|php|node|perl|lua)-?\d*\.\d[\d.]*$/, '$1') : name;
}

/** `+`: an option or a command behind it may come after other words; `=`: it tells of exactly these words; `-`: nothing. */
function standing(name: string): '+' | '=' | '-' | undefined {
  if (++questions > MANY) marks ??= tableOfMarks();
  let mark = marks?.get(name);
  if (!marks) {
    const at = isName(name) ? KNOWN_PROGRAMS.indexOf(`\n${name}\t`) : -1;
    mark = at < 0 ? undefined : KNOWN_PROGRAMS[at + name.length + 2];
  }
  return mark === '+' || mark === '=' || mark === '-' ? mark : undefined;
}

/** A few questions are answered sooner than a table is made, thousands of them not. */
const MANY = 200;
let questions = 0;
let marks: ReadonlyMap<string, string> | undefined;
let firstWords: ReadonlySet<string> | undefined;

function tableOfMarks(): ReadonlyMap<string, string> {
  const lines = KNOWN_PROGRAMS.split('\n').filter((line) => line !== '');
  firstWords = new Set(lines.flatMap((line) => (line.includes(' ') ? [line.slice(0, line.indexOf(' '))] : [])));
  return new Map(lines.map((line) => [line.slice(0, line.indexOf('\t')), line.slice(line.indexOf('\t') + 1)]));
}

const isName = (text: string): boolean => text !== '' && !text.includes('\n') && !text.includes('\t');
