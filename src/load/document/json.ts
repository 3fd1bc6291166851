import type { Document, Problem } from '../../model/document.ts';
import type { KeyPath, Origin, Span } from '../../model/origin.ts';
import { firstError, type Node, syntaxTree } from './json-tree.lazy.ts';

/** Objects and lists inside one another that the client reads; what lies deeper is left out (paths §6.2). */
export const MAX_DEPTH = 64;

/**
 * JSON as the client reads it: a byte-order mark is skipped, comments and trailing commas are errors, the last of two equal keys wins.
 * `JSON.parse` gives the value; places are found by jsonc-parser only when somebody asks, since most files are clean.
 */
export function parseJson(file: string, text: string): Document {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const shift = text.length - body.length;
  let value: unknown;
  let repeats = false;
  const problems: Problem[] = [];
  try {
    value = JSON.parse(body);
    const { depth, members } = measure(body);
    if (depth > MAX_DEPTH) {
      const deep: (string | number)[] = [];
      value = withinDepth(value, [], deep);
      const message = `nested more than ${MAX_DEPTH} levels deep: what is deeper is left out`;
      problems.push(...[...new Set(deep)].map((key) => [key]).map((path): Problem => ({ kind: 'too-deep', message, origin: { file, path } })));
    }
    // As many members are written as were read, where no key stands twice.
    repeats = members !== membersOf(value);
  } catch (error) {
    problems.push(body.trim() === '' ? problem(file, 'empty', 'the file is empty', [0, 0]) : syntaxProblem(file, body, shift, error));
  }
  let root: Node | undefined | null = null;
  return {
    file,
    text,
    value,
    problems,
    repeats,
    span({ path, part, within }) {
      if (path.length === 0 && !part && within) return { start: within.start, end: within.end };
      if (root === null) root = syntaxTree(body);
      if (!root) return path.length === 0 ? { start: 0, end: 0 } : undefined;
      const node = locate(root, path, part);
      if (!node) return undefined;
      if (!within) return { start: node.offset + shift, end: node.offset + node.length + shift };
      return { start: rawOffset(body, node, within.start) + shift, end: rawOffset(body, node, within.end) + shift };
    },
  };
}

function problem(file: string, kind: Problem['kind'], message: string, [start, end]: readonly [number, number]): Problem {
  return { kind, message, origin: { file, path: [], within: { start, end } } };
}

function syntaxProblem(file: string, body: string, shift: number, thrown: unknown): Problem {
  const first = firstError(body);
  if (!first) return problem(file, 'syntax', thrown instanceof Error ? thrown.message : 'not JSON', [0, 0]);
  const at = first.offset + shift;
  return problem(file, 'syntax', first.message, [at, at + first.length]);
}

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

/** Nesting depth by brackets, and number of members by colons: both outside strings. */
function measure(text: string): { readonly depth: number; readonly members: number } {
  let depth = 0;
  let deepest = 0;
  let members = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (inString) {
      if (c === 0x5c) i++;
      else if (c === 0x22) inString = false;
    } else if (c === 0x22) inString = true;
    else if (c === 0x7b || c === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (c === 0x7d || c === 0x5d) depth--;
    else if (c === 0x3a) members++;
  }
  return { depth: deepest, members };
}

const membersOf = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0;
  const inner = Object.values(value);
  return inner.reduce((sum: number, one) => sum + membersOf(one), Array.isArray(value) ? 0 : inner.length);
};

/** The value without what lies deeper than the client reads; `deep` collects where something was left out. */
function withinDepth(value: unknown, path: KeyPath, deep: (string | number)[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (path.length >= MAX_DEPTH) {
    deep.push(path[0] ?? 0);
    return undefined;
  }
  if (Array.isArray(value)) return value.map((one: unknown, i) => withinDepth(one, [...path, i], deep));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withinDepth(one, [...path, key], deep)]));
}

/** A key that stands twice in one object of the file: JSON.parse silently keeps the last. */
export interface DuplicateKey {
  readonly path: KeyPath;
  readonly first: Span;
  readonly last: Span;
  /** The value of the first, which is gone, and that of the last. */
  readonly lost: unknown;
  readonly kept: unknown;
}

export function duplicateKeys(document: Document): readonly DuplicateKey[] {
  const body = document.text.charCodeAt(0) === 0xfeff ? document.text.slice(1) : document.text;
  const shift = document.text.length - body.length;
  // Nearly every file has none, and then no tree is needed.
  if (document.value === undefined || document.repeats === false) return [];
  const found: DuplicateKey[] = [];
  const walk = (node: Node, path: KeyPath) => {
    if (path.length > MAX_DEPTH) return;
    if (node.type === 'array') for (const [i, child] of (node.children ?? []).entries()) walk(child, [...path, i]);
    if (node.type !== 'object') return;
    const seen = new Map<string, { readonly key: Node; readonly value: Node | undefined }>();
    for (const property of node.children ?? []) {
      const [key, value] = property.children ?? [];
      if (!key) continue;
      const name = String(key.value);
      const before = seen.get(name);
      const span = (n: Node): Span => ({ start: n.offset + shift, end: n.offset + n.length + shift });
      if (before) found.push({ path: [...path, name], first: span(before.key), last: span(key), lost: plainValue(before.value), kept: plainValue(value) });
      seen.set(name, { key, value });
      if (value) walk(value, [...path, name]);
    }
  };
  const root = syntaxTree(body);
  if (root) walk(root, []);
  return found;
}

/** What a reader who forgives everything makes of a file that is not quite JSON: to say what is lost with it, never to act on. */
export function salvaged(document: Document): unknown {
  const root = syntaxTree(document.text.charCodeAt(0) === 0xfeff ? document.text.slice(1) : document.text);
  return root && plainValue(root);
}

const plainValue = (node: Node | undefined): unknown => {
  if (node?.type === 'array') return (node.children ?? []).map(plainValue);
  if (node?.type !== 'object') return node?.value;
  return Object.fromEntries((node.children ?? []).map((property) => [String(property.children?.[0]?.value), plainValue(property.children?.[1])]));
};
