import type { Document } from '../../model/document.ts';

/** A file that we read as plain text: its value is the text, and only parts of the text have places. */
export function textDocument(file: string, text: string): Document {
  return { file, text, value: text, problems: [], span: ({ within }) => within ?? { start: 0, end: 0 } };
}
