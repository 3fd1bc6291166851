import { isAlias, isMap, isScalar, isSeq, type ParsedNode, parseDocument } from 'yaml';
import type { Span } from '../../model/origin.ts';
import { listNode, mapNode, type Style, type YamlNode } from './front-matter-node.ts';

/** `limit`: it may be YAML, but more of it than is read. */
export type YamlResult = { readonly root: YamlNode | null } | { readonly error: { readonly message: string; readonly at: number; readonly limit?: true } };

/** Nodes that front matter may have once aliases are followed: a bomb has millions, honest files have dozens. */
const MAX_NODES = 20_000;
const MAX_DEPTH = 64;

/** The full YAML reader, set up as the client's: of two equal keys the last one counts, `<<` merges, `yes` and `on` are words. */
export function readYaml(text: string): YamlResult {
  try {
    const document = parseDocument(text, { uniqueKeys: false, merge: true, logLevel: 'silent', strict: true, prettyErrors: false });
    const [error] = document.errors;
    // The reader's stack ends before its patience.
    if (String(error?.code) === 'RESOURCE_EXHAUSTION') throw new RangeError();
    if (error) return { error: { message: words(error.code), at: place(text, error.code, error.pos[0]) } };
    const build = builder(text);
    return { root: document.contents === null ? null : build(document.contents as ParsedNode, 0) };
  } catch (error) {
    if (error instanceof TooMuch) return { error: { message: error.message, at: 0, limit: true } };
    if (error instanceof RangeError) return { error: { message: 'it is nested deeper than any reader allows', at: 0, limit: true } };
    return { error: { message: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'it is not YAML', at: 0 } };
  }
}

class TooMuch extends Error {}

function builder(text: string): (node: ParsedNode, depth: number) => YamlNode {
  const anchors = new Map<string, YamlNode>();
  let count = 0;
  const build = (node: ParsedNode | null, depth: number): YamlNode => {
    if (++count > MAX_NODES) throw new TooMuch('it grows beyond any honest size when its aliases are followed');
    if (depth > MAX_DEPTH) throw new TooMuch('it is nested deeper than any reader allows');
    if (node === null) return { value: null, span: { start: 0, end: 0 }, style: 'plain' };
    const built = make(node, depth);
    if (!isAlias(node) && node.anchor) anchors.set(node.anchor, built);
    return built;
  };
  const make = (node: ParsedNode, depth: number): YamlNode => {
    const span: Span = { start: node.range[0], end: Math.min(node.range[1], text.length) };
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (!target) throw new TooMuch('an alias stands inside the value that it names');
      count += sizeOf(target);
      if (count > MAX_NODES) throw new TooMuch('it grows beyond any honest size when its aliases are followed');
      return { ...target, span };
    }
    if (isMap(node)) {
      const children = new Map<string, YamlNode>();
      const merged: YamlNode[] = [];
      for (const pair of node.items) {
        const name = nameOf(pair.key);
        const value = build(pair.value, depth + 1);
        const key = pair.key === null ? span : { start: pair.key.range[0], end: pair.key.range[1] };
        const placed = pair.value === null ? { ...value, span: { start: key.end, end: key.end } } : value;
        if (name === '<<' && isScalar(pair.key) && pair.key.type === 'PLAIN')
          merged.push(...(Array.isArray(value.value) ? [...(value.children?.values() ?? [])] : [value]));
        else {
          children.delete(name);
          children.set(name, { ...placed, key });
        }
      }
      for (const source of merged) {
        for (const [name, child] of source.children ?? []) if (typeof name === 'string' && !children.has(name)) children.set(name, child);
      }
      return mapNode(children, span);
    }
    if (isSeq(node))
      return listNode(
        node.items.map((item) => build(item as ParsedNode, depth + 1)),
        span,
      );
    return { value: isScalar(node) ? node.value : null, span, style: styleOf(isScalar(node) ? node.type : undefined) };
  };
  return build;
}

function sizeOf(node: YamlNode): number {
  let size = 1;
  for (const child of node.children?.values() ?? []) size += sizeOf(child);
  return size;
}

/** The client's keys are texts: `1: x` and `true: x` become "1" and "true". */
const nameOf = (key: ParsedNode | null): string => (isScalar(key) ? (key.value === null ? '' : String(key.value)) : key === null ? '' : String(key));

function styleOf(type: string | undefined): Style {
  if (type === 'QUOTE_DOUBLE') return 'double';
  if (type === 'QUOTE_SINGLE') return 'single';
  return type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED' ? 'block' : 'plain';
}

/** The parser notices a missing quote at the end of the text; people look for the line where it opens. */
function place(text: string, code: string, at: number): number {
  if (code !== 'MISSING_CHAR') return at;
  for (const match of text.matchAll(/^[^\n\r\u2028\u2029"']*?(?:: |- )(["'])/gm)) {
    const open = match.index + match[0].length - 1;
    const newline = text.indexOf('\n', open);
    const line = text.slice(open + 1, newline < 0 ? text.length : newline);
    if (!line.includes(match[1] ?? '')) return open;
  }
  return Math.min(at, text.length);
}

function words(code: string): string {
  switch (code) {
    case 'MISSING_CHAR':
      return 'a quote or bracket is opened and never closed';
    case 'TAB_AS_INDENT':
      return 'a tab is used as indentation';
    case 'BAD_INDENT':
      return 'a line is indented differently from its neighbours';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'a value holds a second `: `';
    case 'MULTILINE_IMPLICIT_KEY':
      return 'a line is neither `key: value` nor the continuation of one';
    case 'BAD_ALIAS':
      return 'a value begins with `*`, which names an alias that does not exist';
    case 'MULTIPLE_DOCS':
      return 'it holds a second YAML document';
    case 'MULTIPLE_ANCHORS':
    case 'MULTIPLE_TAGS':
    case 'TAG_RESOLVE_FAILED':
      return 'a value begins with `!` or `&`';
    default:
      return 'a value cannot be read';
  }
}
