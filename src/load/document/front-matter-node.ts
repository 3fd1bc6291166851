import type { KeyPath, Origin, Span } from '../../model/origin.ts';

/** How a scalar is written: it decides where the n-th character of its value stands in the file. */
export type Style = 'plain' | 'single' | 'double' | 'block';

/** One value of front matter with its place. Both readers build these; offsets count from the start of the text that was read. */
export interface YamlNode {
  readonly value: unknown;
  readonly span: Span;
  /** Of the name, where the value stands in a mapping. */
  readonly key?: Span;
  readonly style?: Style;
  /** Entries of a mapping by name, items of a list by number. */
  readonly children?: ReadonlyMap<string | number, YamlNode>;
}

export const mapNode = (children: ReadonlyMap<string, YamlNode>, span: Span): YamlNode => {
  const value: Record<string, unknown> = {};
  for (const [name, child] of children) {
    // A plain assignment to `__proto__` would change the prototype instead of adding an entry.
    if (name === '__proto__') Object.defineProperty(value, name, { value: child.value, enumerable: true, configurable: true, writable: true });
    else value[name] = child.value;
  }
  return { value, span, children };
};

export const listNode = (items: readonly YamlNode[], span: Span): YamlNode => ({
  value: items.map((item) => item.value),
  span,
  children: new Map(items.map((item, i) => [i, item])),
});

/** The place of a route of keys, in offsets of the text that was read. */
export function locate(root: YamlNode, text: string, { path, part, within }: Pick<Origin, 'path' | 'part' | 'within'>): Span | undefined {
  const node = follow(root, path);
  if (!node) return undefined;
  if (part === 'key') return node.key;
  if (!within || typeof node.value !== 'string') return node.span;
  return rawSpan(text, node, node.value, within);
}

function follow(root: YamlNode, path: KeyPath): YamlNode | undefined {
  let node: YamlNode | undefined = root;
  for (const step of path) node = node?.children?.get(step);
  return node;
}

/**
 * Walks value and source side by side. Line breaks, indentation and folding differ between them only in white space, so a
 * character that is no white space is simply the next equal one; escapes of double quotes and doubled single quotes are longer.
 */
function rawSpan(text: string, node: YamlNode, value: string, within: Span): Span {
  const { style } = node;
  const last = node.span.end;
  let at = style === 'single' || style === 'double' ? node.span.start + 1 : node.span.start;
  if (style === 'block') at = text.indexOf('\n', at) + 1;
  let start = within.start === 0 ? at : last;
  let end = last;
  for (let i = 0; i < value.length && i < within.end; i++) {
    let from = at;
    const char = value.charAt(i);
    if (style === 'double') while (text[at] === '\\' && text[at + 1] === '\n') at = nextNonSpace(text, at + 2);
    if (style === 'double' && text[at] === '\\') {
      from = at;
      at += ESCAPES[text.charAt(at + 1)] ?? 2;
    } else if (isSpace(char)) {
      if (isSpace(text.charAt(at))) at++;
    } else {
      while (at < last && text[at] !== char) at++;
      from = at;
      at += style === 'single' && char === "'" ? 2 : 1;
    }
    if (i === within.start) start = from;
    if (i === within.end - 1) end = at;
  }
  if (within.end <= within.start) end = start;
  return { start: Math.min(start, last), end: Math.min(Math.max(start, end), last) };
}

/** Lengths of the escapes that are longer than two characters. */
const ESCAPES: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };
const isSpace = (char: string): boolean => /\s/.test(char);

function nextNonSpace(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t' || text[at] === '\n') at++;
  return at;
}
