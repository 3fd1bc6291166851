import type { Assignment, Word, WordPart } from 'unbash';
import type { EntryVariable, EntryWord } from '../../model/entry.ts';
import type { Source } from './source.ts';

/** What the shell knows when it comes to a word. */
export interface Scope {
  readonly variables: ReadonlyMap<string, EntryVariable>;
  /** `$1`, `$2` … of the function that is called; undefined: the script's own, which nobody can tell. */
  readonly parameters: readonly EntryWord[] | undefined;
}

/** A piece of a word. */
interface Piece {
  readonly value: string;
  readonly known: boolean;
  readonly open: boolean;
}

const MAX_FIELDS = 500;
const MAX_VALUE = 20_000;

/** The words that one word of the text becomes. */
export function expand(word: Word, source: Source, scope: Scope): readonly EntryWord[] {
  const parts = word.parts;
  const only = parts?.length === 1 ? parts[0] : undefined;
  const whole = only && (fieldsOf(only, scope) ?? (only.type === 'DoubleQuoted' && only.parts.length === 1 ? quotedList(only.parts[0], scope) : undefined));
  if (whole) return whole.slice(0, MAX_FIELDS);
  return [single(word, source, scope)];
}

/** The word as one, whatever it is split into. */
export function single(word: Word, source: Source, scope: Scope): EntryWord {
  const pieces = word.parts ? word.parts.map((part) => piece(part, source, scope, false)) : [{ value: word.value, known: true, open: false }];
  const holes = source.holes.filter((hole) => hole.start < word.end && hole.end > word.pos);
  const joined = pieces.map(({ value }) => value).join('');
  return {
    text: word.text,
    value: joined.length > MAX_VALUE ? joined.slice(0, MAX_VALUE) : joined,
    known: holes.length === 0 && pieces.every(({ known }) => known),
    open: pieces.some(({ open }) => open) || holes.some((hole) => !isQuoted(word, hole.start)),
    holes: holes.map(({ expression }) => expression),
    at: source.place(word.pos, word.end),
  };
}

const isQuoted = (word: Word, at: number): boolean => word.parts?.some((part) => /Quoted$/.test(part.type) && part.pos <= at && at < part.end) ?? false;

/** An expansion outside of quotes that is a word of its own: split at blanks, or the elements of a list. */
function fieldsOf(part: WordPart, scope: Scope): readonly EntryWord[] | undefined {
  const list = quotedList(part, scope);
  if (list) return list;
  const name = plainName(part);
  const variable = name === undefined ? undefined : held(name, scope);
  if (!variable?.value) return undefined;
  const { value } = variable;
  if (!value.known && !/\s/.test(value.value)) return value.value === '' ? undefined : [{ ...value, open: true }];
  return split(value);
}

function split(value: EntryWord): readonly EntryWord[] {
  const words: EntryWord[] = [];
  const { within } = value.at;
  // Behind the quote, where the value stands between two and is as long as what it is written with.
  const lead = within && within.end - within.start === value.value.length + 2 ? 1 : 0;
  const same = within !== undefined && within.end - within.start === value.value.length + 2 * lead;
  for (const match of value.value.matchAll(/\S+/g)) {
    const start = (within?.start ?? 0) + lead + match.index;
    words.push({ ...value, text: match[0], value: match[0], at: same ? { ...value.at, within: { start, end: start + match[0].length } } : value.at });
  }
  return words;
}

/** `"${A[@]}"`, `"$@"`, `${A[@]+"${A[@]}"}`. */
function quotedList(part: WordPart | undefined, scope: Scope): readonly EntryWord[] | undefined {
  if (part?.type === 'SimpleExpansion' && (part.text === '$@' || part.text === '$*')) return scope.parameters;
  if (part?.type !== 'ParameterExpansion') return undefined;
  if (part.parameter === '@' || part.parameter === '*') return part.operation === undefined ? scope.parameters : undefined;
  const isList = part.index !== undefined && /^[@*]$/.test(part.index.value) && part.prefix === undefined;
  if (!isList || !(part.operation === undefined || (part.operation.type === 'Default' && part.operation.operator.endsWith('+')))) return undefined;
  return scope.variables.get(part.parameter)?.elements;
}

/** `"$@"`, `"${A[@]}"`: quoted, and as many words as there are all the same. */
const isList = (part: WordPart): boolean =>
  (part.type === 'SimpleExpansion' && part.text === '$@') ||
  (part.type === 'ParameterExpansion' && part.operation === undefined && (part.parameter === '@' || part.index?.value === '@'));

function plainName(part: WordPart): string | undefined {
  if (part.type === 'SimpleExpansion') return part.text.slice(1);
  if (part.type !== 'ParameterExpansion' || part.prefix !== undefined || part.index !== undefined) return undefined;
  return part.operation === undefined || part.operation.type === 'Default' ? part.parameter : undefined;
}

function held(name: string, scope: Scope): { readonly value: EntryWord | undefined } | undefined {
  if (/^\d+$/.test(name)) {
    const word = name === '0' ? undefined : scope.parameters?.[Number(name) - 1];
    return word && { value: word };
  }
  return scope.variables.get(name);
}

function piece(part: WordPart, source: Source, scope: Scope, quoted: boolean): Piece {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return { value: part.value, known: true, open: false };
    case 'DoubleQuoted':
    case 'LocaleString': {
      const inner = part.parts.map((one) => piece(one, source, scope, true));
      return { value: inner.map(({ value }) => value).join(''), known: inner.every(({ known }) => known), open: part.parts.some(isList) };
    }
    case 'SimpleExpansion':
    case 'ParameterExpansion':
      return expansion(part, source, scope, quoted);
    case 'CommandExpansion': {
      const found = lookedUp(part.text);
      return { value: found ?? part.text, known: false, open: !quoted };
    }
    // One word all the same, as a rule: `$(…)` of numbers, a file of `<(…)`.
    case 'ArithmeticExpansion':
    case 'ProcessSubstitution':
      return { value: part.text, known: false, open: false };
    default:
      return { value: part.text, known: false, open: true };
  }
}

/** `$(command -v claude)` is the program's name, wherever it lies. */
const lookedUp = (text: string): string | undefined =>
  /^(?:\$\(|`)\s*(?:command -v|which|type -[pP]|realpath|readlink -f)\s+["']?([\w./~-]+)["']?(?:\s+2>\s*\/dev\/null)?(?:\s*\|\|\s*(?:true\s*|:\s*|echo\b[^)]*)|\s*)(?:\)|`)$/.exec(
    text,
  )?.[1];

function expansion(part: Extract<WordPart, { type: 'SimpleExpansion' | 'ParameterExpansion' }>, source: Source, scope: Scope, quoted: boolean): Piece {
  const name = plainName(part);
  const value = name === undefined ? undefined : held(name, scope)?.value;
  if (value) return { value: value.value, known: value.known, open: !quoted && (!value.known || /\s/.test(value.value)) };
  if (part.type === 'ParameterExpansion' && part.operation?.type === 'Default' && /^:?[-=]$/.test(part.operation.operator)) {
    const fallback = single(part.operation.operand, source, scope);
    return { value: fallback.value, known: false, open: !quoted };
  }
  // `$#`, `$?`, `$$` are numbers.
  if (name !== undefined && /^[#?$!]$/.test(name)) return { value: part.text, known: false, open: false };
  return { value: part.text, known: false, open: !quoted };
}

/** What an assignment gives to its variable. */
export function assigned(
  node: Assignment,
  source: Source,
  scope: Scope,
): { readonly value: EntryWord | undefined; readonly elements: readonly EntryWord[] | undefined } {
  if (node.value.type === 'Word') return { value: node.index === undefined ? single(node.value, source, scope) : undefined, elements: undefined };
  return { value: undefined, elements: node.value.elements.flatMap((word) => expand(word, source, scope)).slice(0, MAX_FIELDS) };
}
