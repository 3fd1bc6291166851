/**
 * Reads the regular expressions into which the client's gitignore matcher turns a pattern: the few forms that it writes, nothing more.
 * `undefined` for anything else, and whoever asked says "unknown".
 */
export interface Expression {
  /** `^`; `(?:^|\/)`: at the beginning of any name; or anywhere. */
  readonly from: 'start' | 'name' | 'anywhere';
  readonly items: readonly Item[];
  /** `$`; `(?=$|\/$)`: at the end or before a last slash; or anywhere. */
  readonly to: 'end' | 'end or slash' | 'anywhere';
}

export interface Item {
  readonly unit: Unit;
  readonly times: '1' | '?' | '*' | '+';
}

export type Unit =
  | { readonly kind: 'codes'; readonly codes: readonly number[] }
  | { readonly kind: 'but'; readonly except: readonly number[] }
  | { readonly kind: 'group'; readonly items: readonly Item[] };

export function readExpression(source: string): Expression | undefined {
  let text = source;
  let from: Expression['from'] = 'anywhere';
  if (text.startsWith('(?:^|\\/)')) [from, text] = ['name', text.slice('(?:^|\\/)'.length)];
  else if (text.startsWith('^')) [from, text] = ['start', text.slice(1)];
  let to: Expression['to'] = 'anywhere';
  if (text.endsWith('(?=$|\\/$)')) [to, text] = ['end or slash', text.slice(0, -'(?=$|\\/$)'.length)];
  else if (text.endsWith('$') && !/\\$/.test(text.slice(0, -1))) [to, text] = ['end', text.slice(0, -1)];
  const reader = { text, at: 0 };
  const items = readItems(reader);
  return items === undefined || reader.at < text.length ? undefined : { from, items, to };
}

interface Reader {
  readonly text: string;
  at: number;
}

function readItems(reader: Reader): readonly Item[] | undefined {
  const items: Item[] = [];
  while (reader.at < reader.text.length && reader.text[reader.at] !== ')') {
    const unit = readUnit(reader);
    if (unit === undefined) return undefined;
    const next = reader.text[reader.at];
    const times = next === '?' || next === '*' || next === '+' ? next : '1';
    if (times !== '1') {
      reader.at++;
      // Lazy and possessive forms, and repeated repetitions, are not among what the matcher writes.
      if (/[?*+]/.test(reader.text[reader.at] ?? '')) return undefined;
    }
    items.push({ unit, times });
  }
  return items;
}

function readUnit(reader: Reader): Unit | undefined {
  const { text } = reader;
  const c = text[reader.at] ?? '';
  if (text.startsWith('(?:', reader.at)) return readGroup(reader);
  if (c === '[') return readClass(reader);
  if (c === '.') {
    reader.at++;
    return { kind: 'but', except: LINE_ENDS };
  }
  if ('^$|()*+?{'.includes(c)) return undefined;
  const literal = readLiteral(reader);
  return literal === undefined ? undefined : { kind: 'codes', codes: sameLetters(literal) };
}

function readGroup(reader: Reader): Unit | undefined {
  reader.at += '(?:'.length;
  const items = readItems(reader);
  if (items === undefined || reader.text[reader.at] !== ')') return undefined;
  reader.at++;
  return { kind: 'group', items };
}

/** One character, perhaps behind a backslash; letters and digits behind one mean something else. */
function readLiteral(reader: Reader): number | undefined {
  const escaped = reader.text[reader.at] === '\\';
  const c = reader.text[reader.at + (escaped ? 1 : 0)];
  if (c === undefined || (escaped && /[A-Za-z0-9]/.test(c))) return undefined;
  reader.at += escaped ? 2 : 1;
  return c.charCodeAt(0);
}

const MAX_RANGE = 300;

function readClass(reader: Reader): Unit | undefined {
  const { text } = reader;
  reader.at++;
  const negated = text[reader.at] === '^';
  if (negated) reader.at++;
  const codes = new Set<number>();
  while (reader.at < text.length && text[reader.at] !== ']') {
    const first = readLiteral(reader);
    if (first === undefined) return undefined;
    let last = first;
    if (text[reader.at] === '-' && text[reader.at + 1] !== ']' && reader.at + 1 < text.length) {
      reader.at++;
      const end = readLiteral(reader);
      if (end === undefined || end < first || end - first > MAX_RANGE) return undefined;
      last = end;
    }
    for (let code = first; code <= last; code++) for (const same of sameLetters(code)) codes.add(same);
  }
  if (text[reader.at] !== ']') return undefined;
  reader.at++;
  return negated ? { kind: 'but', except: [...codes] } : { kind: 'codes', codes: [...codes] };
}

const LINE_ENDS: readonly number[] = [0x0a, 0x0d, 0x2028, 0x2029];

/** The characters that an expression with the `i` flag takes for the same. */
function sameLetters(code: number): readonly number[] {
  if (code < 128) {
    const folded = code | 32;
    return folded >= 97 && folded <= 122 ? [folded, folded - 32] : [code];
  }
  return foldings().get(canonical(code)) ?? [code];
}

/** Upper case, where that is one character and no ASCII letter stands for a character beyond ASCII. */
function canonical(code: number): number {
  const upper = String.fromCharCode(code).toUpperCase();
  const to = upper.charCodeAt(0);
  return upper.length !== 1 || (code >= 128 && to < 128) ? code : to;
}

let known: ReadonlyMap<number, readonly number[]> | undefined;

/** All characters by their canonical one; made when the first letter beyond ASCII is met. */
function foldings(): ReadonlyMap<number, readonly number[]> {
  if (known !== undefined) return known;
  const found = new Map<number, number[]>();
  for (let code = 128; code < 0x10000; code++) {
    const to = canonical(code);
    const list = found.get(to);
    if (list === undefined) found.set(to, [code]);
    else list.push(code);
  }
  known = found;
  return found;
}
