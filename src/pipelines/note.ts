import { place } from '../findings/finding.ts';
import type { Harness } from '../model/harness.ts';
import type { Origin } from '../model/origin.ts';

/** A remark, with the place that it is about. */
export interface Note {
  readonly text: string;
  readonly file?: string;
  readonly line?: number | null;
}

export function aboutPlace({ documents }: Harness, origin: Origin | undefined, text: string): Note {
  return origin ? { text, file: origin.file, line: place(documents, origin).line } : { text };
}
