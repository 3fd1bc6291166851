import type { Document, Problem } from '../../model/document.ts';
import type { Origin, Span } from '../../model/origin.ts';
import { findBlock, keysOf } from './front-matter-block.ts';
import { locate, mapNode, type YamlNode } from './front-matter-node.ts';
import { readPlain } from './front-matter-plain.ts';
import { repair } from './front-matter-repair.ts';
import { readYaml } from './front-matter-yaml.lazy.ts';

export interface FrontMatter {
  readonly document: Document;
  /** As the client reads it; empty where there is none or it is lost. */
  readonly frontMatter: Readonly<Record<string, unknown>>;
  readonly bodyStart: number;
  /** Names that stand in front matter which the client drops as a whole; undefined where it drops none. */
  readonly lost: readonly string[] | undefined;
}

/** The full parser needs milliseconds a kilobyte; honest front matter has less than one. */
const MAX_INNER = 128 * 1024;

/**
 * Markdown with front matter as the client reads it: what is plain by a small reader, the rest by a YAML parser, what that
 * refuses once more with its values quoted; what is still no mapping is lost as a whole, silently (paths §9.6).
 */
export function parseFrontMatter(file: string, text: string): FrontMatter {
  const block = findBlock(text);
  if (block.kind === 'none') return { document: documentOf(file, text, EMPTY, 0, []), frontMatter: {}, bodyStart: 0, lost: undefined };
  const { start } = block.inner;
  const inner = text.slice(start, block.inner.end);
  const lose = (message: string, at: Span, bodyStart: number): FrontMatter => {
    const problem: Problem = { kind: 'front-matter', message, origin: { file, path: [], within: at } };
    const lost = [...new Set(keysOf(inner).map((key) => key.name))];
    return { document: documentOf(file, text, EMPTY, 0, [problem]), frontMatter: {}, bodyStart, lost };
  };
  if (block.kind === 'missed') return lose(block.message, block.at, 0);
  const read = inner.length > MAX_INNER ? { error: { message: `it has ${inner.length} characters`, at: 0 } } : readInner(inner);
  if ('error' in read) return lose(read.error.message, lineFrom(text, start + read.error.at), block.bodyStart);
  const { root } = read;
  if (root.children === undefined || Array.isArray(root.value)) {
    if (root.value === null) return { document: documentOf(file, text, EMPTY, start, []), frontMatter: {}, bodyStart: block.bodyStart, lost: undefined };
    const what = Array.isArray(root.value) ? 'it is a list' : 'it is a single value';
    return lose(`${what}; only \`key: value\` lines count`, lineFrom(text, start + root.span.start), block.bodyStart);
  }
  const value = root.value as Readonly<Record<string, unknown>>;
  return { document: documentOf(file, text, root, start, [], read.text, read.original), frontMatter: value, bodyStart: block.bodyStart, lost: undefined };
}

const EMPTY: YamlNode = mapNode(new Map(), { start: 0, end: 0 });

interface Read {
  readonly root: YamlNode;
  /** The text that the places in `root` count in. */
  readonly text: string;
  /** Turns such a place into one of the text as it is written. */
  readonly original?: (span: Span) => Span;
}

function readInner(inner: string): Read | { readonly error: { readonly message: string; readonly at: number } } {
  const plain = readPlain(inner);
  if (plain) return { root: plain, text: inner };
  if (inner.trim() === '') return { root: EMPTY, text: inner };
  const first = readYaml(inner);
  if ('root' in first) return { root: first.root ?? EMPTY, text: inner };
  const repaired = repair(inner);
  if (!repaired) return first;
  const second = readYaml(repaired.text);
  if ('root' in second && second.root) return { root: second.root, text: repaired.text, original: repaired.original };
  return first;
}

function documentOf(
  file: string,
  text: string,
  root: YamlNode,
  shift: number,
  problems: readonly Problem[],
  read = text.slice(shift),
  original: (span: Span) => Span = (span) => span,
): Document {
  return {
    file,
    text,
    value: root.value,
    problems,
    span(origin: Pick<Origin, 'path' | 'part' | 'within'>) {
      if (origin.path.length === 0) return origin.within ?? { start: 0, end: 0 };
      const found = locate(root, read, origin);
      if (!found) return undefined;
      const { start, end } = original(found);
      return { start: start + shift, end: end + shift };
    },
  };
}

/** From a place to the end of its line, without the white space around. */
function lineFrom(text: string, at: number): Span {
  const newline = text.indexOf('\n', at);
  let end = newline < 0 ? text.length : newline;
  while (end > at && /\s/.test(text.charAt(end - 1))) end--;
  return { start: Math.min(at, end), end };
}
