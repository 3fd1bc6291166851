import type { Origin, Span } from './origin.ts';

/** What stopped a file, or a part of it, from being read. Reading never throws: it returns what it could, and these. */
export interface Problem {
  readonly kind: 'unreadable' | 'syntax' | 'encoding' | 'too-big' | 'too-deep' | 'not-an-object' | 'empty' | 'front-matter';
  /** One sentence for people: what is wrong, with the line where the parser knows it. */
  readonly message: string;
  readonly origin: Origin;
}

/** A parsed file that can say where each of its values stands. */
export interface Document {
  readonly file: string;
  readonly text: string;
  /** The value as the client reads it; undefined where it reads none. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** Of JSON: whether some key stands twice in one object. */
  readonly repeats?: boolean;
  /** Offsets in `text`; undefined where the path names nothing. */
  span(origin: Pick<Origin, 'path' | 'part' | 'within'>): Span | undefined;
}
