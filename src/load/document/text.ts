import type { Document, Problem } from '../../model/document.ts';

/** A file that we read as plain text: its value is the text, and only parts of the text have places. */
export function textDocument(file: string, text: string): Document {
  return { file, text, value: text, problems: [], span: ({ within }) => within ?? { start: 0, end: 0 } };
}

/** A file that is there and could not be read. */
export function unreadDocument(file: string, problem: Problem): Document {
  return { file, text: '', value: undefined, problems: [problem], span: () => ({ start: 0, end: 0 }) };
}
