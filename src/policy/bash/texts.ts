import { isSafeAssignment } from '../../client/safe-environment.ts';
import { basename } from '../paths/posix.ts';
import type { Arg, Part } from './command.ts';
import { isStarter, peel, started } from './wrappers.ts';

/** One spelling of a command: `exact` keeps the blanks as written, `loose` has them collapsed. */
export interface Text {
  readonly exact: string;
  readonly loose: string;
}

/** M2: the spellings that an allow rule may match. */
export function allowTexts(part: Part): readonly Text[] {
  const words = [...part.assigns.map((assign) => assign.raw), ...part.argv.map((arg) => arg.raw)];
  const offsets = positions(words, part.text);
  const lead = part.assigns.length;
  const program = part.argv[0];
  const texts: Text[] = [textFrom(words, offsets, part.text, 0, undefined)];
  if (program === undefined) return texts;
  if (program.value !== program.raw) texts.push({ exact: named(part.text, offsets[lead], program), loose: loose(words, 0, lead, program) });
  const values = part.argv.map((arg) => arg.value);
  const safe = part.assigns.findIndex((assign) => !isSafeAssignment(assign));
  for (let from = 1; from <= (safe < 0 ? lead : safe); from++) texts.push(textFrom(words, offsets, part.text, from, from === lead ? program : undefined));
  if (safe >= 0) return texts;
  for (let at: number | undefined = 0; at !== undefined; ) {
    at = peel(values, at);
    const inner = at === undefined ? undefined : part.argv[at];
    if (at === undefined || inner === undefined) break;
    texts.push(textFrom(words, offsets, part.text, lead + at, inner));
  }
  return texts;
}

/** Where each word stands in the text. */
function positions(words: readonly string[], text: string): readonly number[] {
  let from = 0;
  return words.map((word) => {
    const at = Math.max(from, text.indexOf(word, from));
    from = at + word.length;
    return at;
  });
}

function textFrom(words: readonly string[], offsets: readonly number[], text: string, from: number, program: Arg | undefined): Text {
  const rest = text.slice(offsets[from] ?? 0);
  if (program === undefined || program.raw === program.value) return { exact: rest, loose: words.slice(from).join(' ') };
  return { exact: program.value + rest.slice(program.raw.length), loose: [program.value, ...words.slice(from + 1)].join(' ') };
}

const named = (text: string, at: number | undefined, program: Arg): string =>
  text.slice(0, at ?? 0) + program.value + text.slice((at ?? 0) + program.raw.length);

const loose = (words: readonly string[], from: number, at: number, program: Arg): string =>
  [...words.slice(from, at), program.value, ...words.slice(at + 1)].join(' ');

/** M6: the spellings that a deny or ask rule may match. */
export function denyTexts(part: Part): readonly string[] {
  const found = new Set<string>();
  const raws = part.argv.map((arg) => arg.raw);
  const values = part.argv.map((arg) => arg.value);
  const assigns = part.assigns.map((assign) => assign.raw);
  if (part.argv.length > 0) for (let i = 0; i < assigns.length; i++) found.add([...assigns.slice(i), ...raws].join(' '));
  if (part.redirected) found.add(part.full.replace(/\s+/g, ' '));
  if (part.argv.length > 0) found.add(part.text);
  addLayers(found, raws, values, 0);
  return [...found].filter((text) => text !== '');
}

const MAX_LAYERS = 24;

function addLayers(found: Set<string>, raws: readonly string[], values: readonly string[], depth: number): void {
  let at: number | undefined = 0;
  let quiet = false;
  for (let layer = 0; layer < MAX_LAYERS && at !== undefined && at < values.length; layer++) {
    const program: string = values[at] ?? '';
    const name = programName(program);
    const isPath = program.includes('/');
    const startsOther = isStarter(name) || peel([name, ...values.slice(at + 1)], 0) !== undefined;
    if (!quiet && !(isPath && startsOther)) addSpellings(found, raws, values, at, name);
    const inner = innerOf(values, at, name);
    if (inner === undefined) return;
    if (typeof inner === 'string') {
      if (depth < 4) addShellText(found, inner, depth + 1);
      return;
    }
    if (name === 'xargs') {
      addSpellings(found, raws, values, inner, programName(values[inner] ?? ''));
      return;
    }
    quiet = isStarter(name) && isStarter(programName(values[inner] ?? '')) && name === 'env';
    at = inner;
  }
}

function innerOf(values: readonly string[], at: number, name: string): number | string | undefined {
  if (RESERVED.has(name)) return at + 1;
  const plain = peel([name, ...values.slice(at + 1)], 0);
  const next = values[at + 1] ?? '';
  if (plain !== undefined) return afterAssignments(values, at + plain + lenient(name, values[at + plain] ?? ''));
  const other = started(values, at, name);
  if (other !== undefined) return 'shell' in other ? other.shell : other.at;
  if (name === 'timeout' && next === '--') return at + 3;
  return (name === 'command' || name === 'builtin') && /^-[^vV-]$/.test(next) ? at + 2 : undefined;
}

/** Forms that only deny and ask see through: `time -p x`, `nice -- x`, `builtin -x y`. */
function lenient(name: string, next: string): number {
  if (next === '--') return 1;
  return (name === 'time' && next === '-p') || (name === 'builtin' && /^-[a-z]$/.test(next)) ? 1 : 0;
}

function afterAssignments(values: readonly string[], from: number): number {
  let at = from;
  while (/^[A-Za-z_]\w*=/.test(values[at] ?? '') && at < values.length - 1) at++;
  return at;
}

/** Words of the grammar that a broken command may start with. */
const RESERVED: ReadonlySet<string> = new Set(['then', 'do', 'else', 'elif', 'if', 'while', 'until', '!', '{']);

function addShellText(found: Set<string>, text: string, depth: number): void {
  const words = text.trim().split(/\s+/);
  addLayers(found, words, words, depth);
}

function addSpellings(found: Set<string>, raws: readonly string[], values: readonly string[], at: number, name: string): void {
  found.add(raws.slice(at).join(' '));
  found.add(values.slice(at).join(' '));
  found.add([name, ...raws.slice(at + 1)].join(' '));
  found.add([name, ...values.slice(at + 1)].join(' '));
}

/** M6c: base name, `.exe` dropped. */
export const programName = (program: string): string => basename(program).replace(/\.exe$/i, '');
