import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Document, Problem } from '../../model/document.ts';
import type { KeyPath, Origin, Span } from '../../model/origin.ts';

/** Nesting at which we stop: the client drops what lies deeper than 64, and parsers overflow the stack far later. */
export const MAX_DEPTH = 64;

/**
 * JSON as the client reads it: a byte-order mark is skipped, comments and trailing commas are errors, the last of two equal keys wins.
 * `JSON.parse` gives the value; places are found by jsonc-parser only when somebody asks, since most files are clean.
 */
export function parseJson(file: string, text: string): Document {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const shift = text.length - body.length;
  if (depthOf(body) > 5_000) return broken(file, text, problem(file, 'too-deep', 'nested deeper than any reader allows', [0, 0]));
  let value: unknown;
  const problems: Problem[] = [];
  try {
    value = JSON.parse(body);
  } catch (error) {
    if (body.trim() === '') problems.push(problem(file, 'empty', 'the file is empty', [0, 0]));
    else problems.push(syntaxProblem(file, body, shift, error));
  }
  let root: Node | undefined | null = null;
  return {
    file,
    text,
    value,
    problems,
    span({ path, part, within }) {
      if (root === null) root = parseTree(body, [], { allowTrailingComma: true, allowEmptyContent: true });
      if (!root) return path.length === 0 ? { start: 0, end: 0 } : undefined;
      if (path.length === 0 && !part) {
        if (!within) return { start: root.offset + shift, end: root.offset + root.length + shift };
        return { start: within.start, end: within.end };
      }
      const node = locate(root, path, part);
      if (!node) return undefined;
      if (!within) return { start: node.offset + shift, end: node.offset + node.length + shift };
      return { start: rawOffset(body, node, within.start) + shift, end: rawOffset(body, node, within.end) + shift };
    },
  };
}

function broken(file: string, text: string, why: Problem): Document {
  return { file, text, value: undefined, problems: [why], span: ({ within }) => within ?? { start: 0, end: 0 } };
}

function problem(file: string, kind: Problem['kind'], message: string, [start, end]: readonly [number, number]): Problem {
  return { kind, message, origin: { file, path: [], within: { start, end } } };
}

function syntaxProblem(file: string, body: string, shift: number, thrown: unknown): Problem {
  const errors: ParseError[] = [];
  try {
    parseTree(body, errors, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return problem(file, 'too-deep', 'nested deeper than any reader allows', [0, 0]);
  }
  const first = errors[0];
  if (!first) return problem(file, 'syntax', thrown instanceof Error ? thrown.message : 'not JSON', [0, 0]);
  const at = first.offset + shift;
  return problem(file, 'syntax', WORDS[printParseErrorCode(first.error)] ?? 'not valid JSON', [at, at + Math.max(1, first.length)]);
}

const WORDS: Readonly<Record<string, string>> = {
  InvalidSymbol: 'a word that is not JSON stands here',
  InvalidNumberFormat: 'a number is malformed here',
  PropertyNameExpected: 'a property name in double quotes is missing here; a trailing comma is an error in JSON',
  ValueExpected: 'a value is missing here; a trailing comma is an error in JSON',
  ColonExpected: 'a colon is missing here',
  CommaExpected: 'a comma is missing here',
  CloseBraceExpected: 'a closing brace is missing here',
  CloseBracketExpected: 'a closing bracket is missing here',
  EndOfFileExpected: 'the value ends before this point; a second one follows',
  InvalidCommentToken: 'comments are errors in JSON',
  UnexpectedEndOfComment: 'a comment does not end',
  UnexpectedEndOfString: 'a string does not end on its line',
  UnexpectedEndOfNumber: 'a number breaks off here',
  InvalidUnicode: 'a \\u escape needs four hexadecimal digits',
  InvalidEscapeCharacter: 'a backslash escape that JSON does not know',
  InvalidCharacter: 'a control character stands in a string',
};

/** A repeated key counts as in JSON.parse: the last one wins. (jsonc-parser's own look-up answers the first.) */
function locate(root: Node, path: KeyPath, part: Origin['part']): Node | undefined {
  let node: Node | undefined = root;
  for (const [i, key] of path.entries()) {
    if (typeof key === 'number') {
      node = node?.children?.[key];
      continue;
    }
    const property: Node | undefined = node?.type === 'object' ? node.children?.findLast((p) => p.children?.[0]?.value === key) : undefined;
    node = part === 'key' && i === path.length - 1 ? property?.children?.[0] : property?.children?.[1];
  }
  return node;
}

/** Where the n-th character of a JSON string's value stands in the file: one `\u0041` is one character but six columns. */
function rawOffset(text: string, node: Node, n: number): number {
  let at = node.offset + 1;
  for (let i = 0; i < n; i++) at += text[at] !== '\\' ? 1 : text[at + 1] === 'u' ? 6 : 2;
  return at;
}

/** Nesting depth by brackets outside strings: cheap, and safe on text that is not JSON. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (inString) {
      if (c === 0x5c) i++;
      else if (c === 0x22) inString = false;
    } else if (c === 0x22) inString = true;
    else if (c === 0x7b || c === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (c === 0x7d || c === 0x5d) depth--;
  }
  return deepest;
}

/** Keys that stand twice in one object of the file: JSON.parse silently keeps the last. */
export function duplicateKeys(document: Document): readonly { readonly path: KeyPath; readonly first: Span; readonly last: Span }[] {
  const body = document.text.charCodeAt(0) === 0xfeff ? document.text.slice(1) : document.text;
  const shift = document.text.length - body.length;
  const found: { path: KeyPath; first: Span; last: Span }[] = [];
  const walk = (node: Node, path: KeyPath) => {
    if (node.type === 'array') for (const [i, child] of (node.children ?? []).entries()) walk(child, [...path, i]);
    if (node.type !== 'object') return;
    const seen = new Map<string, Node>();
    for (const property of node.children ?? []) {
      const [key, value] = property.children ?? [];
      if (!key) continue;
      const name = String(key.value);
      const before = seen.get(name);
      const span = (n: Node): Span => ({ start: n.offset + shift, end: n.offset + n.length + shift });
      if (before) found.push({ path: [...path, name], first: span(before), last: span(key) });
      seen.set(name, key);
      if (value) walk(value, [...path, name]);
    }
  };
  const root = document.value === undefined ? undefined : parseTree(body);
  if (root) walk(root, []);
  return found;
}
