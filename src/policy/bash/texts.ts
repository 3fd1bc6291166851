import { isSafeAssignment } from '../../client/safe-environment.ts';
import { basename } from '../paths/posix.ts';
import type { Arg, Part } from './command.ts';
import { isPeeled, isStarter, peel, started } from './wrappers.ts';

/** One spelling of a command: `exact` keeps the blanks as written, `loose` has them collapsed. */
export interface Text {
  readonly exact: string;
  readonly loose: string;
}

/** M2: the spellings that an allow rule may match: as written, without safe assignments, without all wrappers. */
export function allowTexts(part: Part): readonly Text[] {
  const raws = part.argv.map((arg) => arg.raw);
  const words = [...part.assigns.map((assign) => assign.raw), ...withHere(raws, part)];
  const lead = part.assigns.length;
  const program = part.argv[0];
  if (part.leading) return [{ exact: part.full, loose: part.full }];
  if (lead === 0 && program !== undefined && program.raw === program.value && !isPeeled(program.value)) return [{ exact: part.text, loose: words.join(' ') }];
  const offsets = positions(words, part.text);
  const texts: Text[] = [textFrom(words, offsets, part.text, 0, undefined)];
  if (program === undefined) return texts;
  if (program.value !== program.raw && !hasBlank(program))
    texts.push({ exact: named(part.text, offsets[lead], program), loose: loose(words, 0, lead, program) });
  const safe = part.assigns.findIndex((assign) => !isSafeAssignment(assign));
  for (let from = 1; from <= (safe < 0 ? lead : safe); from++) texts.push(textFrom(words, offsets, part.text, from, from === lead ? program : undefined));
  if (safe >= 0) return texts;
  const at = behindWrappers(part.argv.map((arg) => arg.value));
  const inner = part.argv[at];
  // What xargs starts is not read without its quotes (M11).
  const unquoted = part.argv[at - 1]?.value === 'xargs' ? undefined : inner;
  if (at > 0 && inner !== undefined) texts.push(textFrom(words, offsets, part.text, lead + at, unquoted));
  return texts;
}

/** Where the command behind the wrappers of W1 begins. What xargs starts is not looked into. */
export function behindWrappers(values: readonly string[]): number {
  let at = 0;
  for (let layer = 0; layer < MAX_LAYERS && at < values.length; layer++) {
    const next = peel(values, at);
    if (next === undefined || next >= values.length) break;
    const last = values[at] === 'xargs';
    at = next;
    if (last) break;
  }
  return at;
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
  if (program === undefined || program.raw === program.value || hasBlank(program)) return { exact: rest, loose: words.slice(from).join(' ') };
  return { exact: program.value + rest.slice(program.raw.length), loose: [program.value, ...words.slice(from + 1)].join(' ') };
}

/** Such a program keeps its quotes (M11), or `"zin a/b"` would pass as `zin`. */
const hasBlank = ({ value }: Arg): boolean => /\s/.test(value);

const named = (text: string, at: number | undefined, program: Arg): string =>
  text.slice(0, at ?? 0) + program.value + text.slice((at ?? 0) + program.raw.length);

const loose = (words: readonly string[], from: number, at: number, program: Arg): string =>
  [...words.slice(from, at), program.value, ...words.slice(at + 1)].join(' ');

/** M6: the spellings that a deny or ask rule may match. `exact` keeps blanks and redirections as written, `loose` has neither. */
export interface RuleTexts {
  readonly exact: readonly string[];
  readonly loose: readonly string[];
  /** What an exact ask rule is compared with, where that is not `loose`. */
  readonly asks?: readonly string[];
  /** What xargs starts: only patterns look at it. */
  readonly inner: readonly string[];
}

export function ruleTexts(part: Part, analysed = true): RuleTexts {
  if (part.argv.length === 0)
    return part.full === '' || (part.assigns.length > 0 && !part.redirected)
      ? NO_TEXTS
      : { exact: [part.full], loose: part.redirected ? [part.full, behindAssignments(part)] : [], inner: [] };
  // What HOME holds is written out before rules are asked, quotes and all (M8).
  const home = part.argv.some((arg) => namesHome(arg.raw));
  const raws = withHere(
    part.argv.map((arg) => (home && namesHome(arg.raw) ? arg.value : arg.raw)),
    part,
  );
  const quoted = part.argv.some((arg) => arg.raw !== arg.value);
  const values = quoted
    ? withHere(
        part.argv.map((arg) => arg.value),
        part,
      )
    : raws;
  if (values[0] === '[' || values[0] === '[[') return testTexts(part, values);
  const shorter = withoutUnknown(part, analysed);
  if (shorter !== undefined || home) {
    const plain = {
      ...part,
      argv: part.argv.map((arg, i) => ({ ...arg, raw: raws[i] ?? arg.raw })),
      ...(home && { text: raws.join(' '), full: raws.join(' ') }),
    };
    const own = home ? textsOf(plain, raws, values) : textsOf(part, raws, values);
    const more = shorter === undefined ? [] : shorter.flatMap((argv) => textsOf({ ...part, here: '', text: '', full: '' }, words(argv), words(argv)).loose);
    return { exact: [...own.exact, ...more], loose: [...own.loose, ...more], inner: own.inner };
  }
  return textsOf(part, raws, values);
}

const words = (argv: readonly Arg[]): readonly string[] => argv.map((arg) => arg.value);

/** `$HOME`, but in single quotes. */
const namesHome = (raw: string): boolean => raw.includes('$HOME') && /(?:^|[^\\])\$HOME\b/.test(raw.replace(/'[^']*'/g, ''));

/** What the words begin with that M9 speaks of. */
const OPENERS = '$`<>{@?*+!';

/**
 * M9: a word that is nothing but a variable, an arithmetic, an expansion of braces or the like is left out; a word that is a command's
 * output ends the command. In a line that can be analysed, a variable that it sets itself is what it was set to (M12).
 */
function withoutUnknown({ argv }: Part, analysed: boolean): readonly (readonly Arg[])[] | undefined {
  if (!argv.some(({ raw }) => OPENERS.includes(raw.charAt(0)))) return undefined;
  const end = argv.findIndex(({ raw }) => /^(?:\$\((?!\()[\s\S]*\)|`[\s\S]*`|[<>]\([\s\S]*\))$/.test(raw));
  const constant = ({ raw, dynamic }: Arg): boolean => analysed && !dynamic && /^\$(?!HOME$)[A-Za-z_]\w*$/.test(raw);
  const known = argv.filter(
    (arg) => constant(arg) || !/^(?:\$(?:\w+|\{[^}]*\}|'[^']*'|\(\([\s\S]*\)\))?|\{(?:[^}.]|\.(?!\.))*\.\.[^}]*\}|[@?*+!]\([^)]*\))$/.test(arg.raw),
  );
  const found = [...(end > 0 ? [argv.slice(0, end)] : []), ...(known.length > 0 && known.length < argv.length ? [known] : [])];
  return found.length > 0 ? found : undefined;
}

function textsOf(part: Part, raws: readonly string[], values: readonly string[]): RuleTexts {
  const more = otherTexts(part);
  if (more.length > 0) {
    const bare = part.here === '' ? [raws, values] : [part.argv.map((arg) => arg.raw), part.argv.map((arg) => arg.value)];
    const { exact, loose, inner } = textsOf({ ...part, here: '', leading: false }, bare[0] ?? raws, bare[1] ?? values);
    const own = new Set([...more, ...loose]);
    if (part.here !== '') for (const words of [raws, values]) own.add(words.join(' '));
    return { exact: [...new Set([...exact, ...own])], loose: [...own], inner };
  }
  if (part.assigns.length === 0 && startsNothing(values[0] ?? '')) return plainTexts(part, raws, values);
  const found = new Set<string>();
  const inner = new Set<string>();
  if (part.assigns.length > 0) found.add([...part.assigns.map((assign) => assign.raw), ...raws].join(' '));
  addLayers({ found, inner }, raws, values, 0);
  const loose = [...found];
  if (/\t/.test(part.text)) loose.push(part.text);
  return { exact: [part.text, ...(part.redirected ? [part.full] : []), ...loose], loose, inner: [...inner] };
}

/** Most commands: a program that starts no other one, so that there is nothing to look behind. */
const startsNothing = (word: string): boolean => {
  const name = programName(word.trim());
  return !isPeeled(name) && !isStarter(name) && !RESERVED.has(name);
};

function plainTexts(part: Part, raws: readonly string[], values: readonly string[]): RuleTexts {
  const written = part.redirected ? [part.text, part.full] : [part.text];
  const loose: string[] = [];
  for (const words of values === raws ? [raws] : [raws, values]) {
    const text = words.join(' ');
    const program = words[0] ?? '';
    const name = programName((values[0] ?? '').trim());
    for (const one of program === name ? [text] : [text, name + text.slice(program.length)]) if (!loose.includes(one)) loose.push(one);
  }
  if (part.text.includes('\t')) loose.push(part.text);
  const more = written.filter((text) => !loose.includes(text));
  return { exact: more.length === 0 ? loose : [...more, ...loose], loose, inner: NONE };
}

const NONE: readonly string[] = [];

/** Words and here-strings in the order of the source. */
const withHere = (words: readonly string[], { here, hereAt = words.length }: Part): readonly string[] =>
  here === '' ? words : words.toSpliced(hereAt, 0, here);

/** With a redirection in front a command is seen as it stands as well; a here-string is seen and not seen. */
const otherTexts = ({ leading, here, full, text }: Part): readonly string[] => (leading ? [full] : here === '' ? [] : [text]);

const behindAssignments = ({ full, assigns }: Part): string =>
  full.slice((assigns.at(-1)?.raw ?? '').length + Math.max(0, full.indexOf(assigns.at(-1)?.raw ?? ''))).trimStart();

/** The same in a line that cannot be analysed: a test is seen as it stands only. */
export const textsInComplex = (part: Part): RuleTexts =>
  part.argv[0]?.value === '[' ? { exact: [part.text, part.full], loose: [part.text], inner: NONE } : ruleTexts(part, false);

/** M7: a test as it stands, and as a command `[[` whose words do not end. Exact rules see it as it stands only. */
function testTexts({ text, full, redirected }: Part, values: readonly string[]): RuleTexts {
  const words = values[0] === '[' && values.at(-1) === ']' ? values.slice(1, -1) : values.slice(1);
  return { exact: redirected ? [text, full] : [text], loose: [text, ['[[', ...words].join(' ')], inner: NONE };
}

const NO_TEXTS: RuleTexts = { exact: [], loose: [], inner: [] };

interface Sink {
  readonly found: Set<string>;
  readonly inner: Set<string>;
}
const MAX_LAYERS = 24;

/**
 * The command as it starts, the command behind the wrappers of W1, and what is started in the end: what lies between is not
 * looked at, so a deny on `sudo` misses `watch sudo x`.
 */
function addLayers(sink: Sink, raws: readonly string[], values: readonly string[], depth: number): void {
  if (depth === 0) addSpellings(sink.found, raws, values, 0, true);
  let at = 0;
  let stubborn = false;
  let starters = 0;
  for (let layer = 0; layer < MAX_LAYERS && at < values.length; layer++) {
    const name = programName((values[at] ?? '').trim());
    const plain = plainInner(values, at, name);
    if (plain === undefined) {
      if (starters === 0 && at > 0 && depth === 0) addSpellings(sink.found, raws, values, at, true);
      // Behind nice and stdbuf no further starter is looked through.
      const inner = stubborn ? undefined : startedInner(values, raws, at, name);
      if (inner === undefined) break;
      starters++;
      if (typeof inner === 'string') {
        if (depth < 4) addShellText(sink, inner, depth + 1);
        return;
      }
      at = inner;
      continue;
    }
    if (plain >= values.length) return;
    if (name === 'xargs') {
      addSpellings(sink.inner, raws, values, plain, false);
      return;
    }
    stubborn ||= name === 'nice' || name === 'stdbuf';
    at = plain;
  }
  const last = programName((values[at] ?? '').trim());
  if (stubborn && isStarter(last)) return;
  addSpellings(sink.found, raws, values, at, false);
}

/** Where the command behind a wrapper of W1 begins, in all the forms that deny and ask see through. */
function plainInner(values: readonly string[], at: number, name: string): number | undefined {
  if (RESERVED.has(name)) return at + 1;
  const next = values[at + 1] ?? '';
  const plain = peel([name, ...values.slice(at + 1)], 0);
  if (name === 'xargs') return plain === undefined ? undefined : at + plain;
  if (plain !== undefined) return afterAssignments(values, at + plain + lenient(name, values[at + plain] ?? ''));
  if (name === 'timeout' && next === '--') return at + 3;
  return (name === 'command' || name === 'builtin') && /^-[^vV-]$/.test(next) ? at + 2 : undefined;
}

/** What a starter of W2 runs: a place in the words, or a shell text. */
function startedInner(values: readonly string[], raws: readonly string[], at: number, name: string): number | string | undefined {
  const other = started(values, at, name);
  // What a command gives to `env` as a value ends the search.
  if (other && 'at' in other && raws.slice(at, other.at).some((raw) => /\$\(|`/.test(raw))) return undefined;
  return other && ('shell' in other ? other.shell : other.at);
}

/** Forms that only deny and ask see through: `time -p x`, `nice -- x`, `builtin -x y`. */
function lenient(name: string, next: string): number {
  if (next === '--' && name !== 'timeout' && name !== 'stdbuf') return 1;
  return (name === 'time' && next === '-p') || (name === 'builtin' && /^-[a-z]$/.test(next)) ? 1 : 0;
}

function afterAssignments(values: readonly string[], from: number): number {
  let at = from;
  while (/^[A-Za-z_]\w*=/.test(values[at] ?? '') && at < values.length - 1) at++;
  return at;
}

/** Words of the grammar that a broken command may start with. */
export const RESERVED: ReadonlySet<string> = new Set(['then', 'do', 'else', 'elif', 'if', 'while', 'until', '{']);

function addShellText(sink: Sink, text: string, depth: number): void {
  const words = text.trim().split(/\s+/);
  addLayers(sink, words, words, depth);
}

function addSpellings(found: Set<string>, raws: readonly string[], values: readonly string[], at: number, skipPaths: boolean): void {
  const program = (values[at] ?? '').trim();
  const name = programName(program);
  // `/usr/bin/sudo x` is taken for what it starts, never for `sudo`.
  if (skipPaths && program.includes('/') && (isStarter(name) || peel([name, ...values.slice(at + 1)], 0) !== undefined)) return;
  addBoth(found, raws, at, name);
  if (values !== raws) addBoth(found, values, at, name);
}

/** As written, and with the program's bare name. */
function addBoth(found: Set<string>, words: readonly string[], at: number, name: string): void {
  const text = at === 0 ? words.join(' ') : words.slice(at).join(' ');
  const program = words[at] ?? '';
  found.add(text);
  if (program !== name) found.add(name + text.slice(program.length));
}

/** M6c: base name, `.exe` dropped. */
export const programName = (program: string): string => {
  const name = basename(program);
  return name.includes('.') ? name.replace(/\.exe$/i, '') : name;
};
