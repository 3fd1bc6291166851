import type { Document } from '../../model/document.ts';

export interface FrontMatter {
  readonly document: Document;
  readonly frontMatter: Readonly<Record<string, unknown>>;
  readonly bodyStart: number;
}

/** Markdown with front matter. Stand-in until the real reader: plain `key: value` lines only. */
export function parseFrontMatter(file: string, text: string): FrontMatter {
  const values: Record<string, string> = {};
  const spans = new Map<string, { start: number; end: number }>();
  let bodyStart = 0;
  const match = /^---\n([\s\S]*?)\n---(?:\n|$)/.exec(text);
  if (match) {
    bodyStart = match[0].length;
    let at = 4;
    for (const line of (match[1] ?? '').split('\n')) {
      const pair = /^([A-Za-z_-]+):\s*(.*)$/.exec(line);
      if (pair?.[1] !== undefined) {
        values[pair[1]] = pair[2] ?? '';
        spans.set(pair[1], { start: at, end: at + line.length });
      }
      at += line.length + 1;
    }
  }
  const document: Document = {
    file,
    text,
    value: values,
    problems: [],
    span: ({ path, within }) => (path.length === 0 ? (within ?? { start: 0, end: 0 }) : spans.get(String(path[0]))),
  };
  return { document, frontMatter: values, bodyStart };
}
