import type { Origin } from '../../model/origin.ts';

/** A text that a shell runs, and where each of its characters stands in a file. */
export interface Source {
  readonly text: string;
  /** Expressions `${{ … }}` that are put in before a shell reads the text: they stand in it as a run of placeholders. */
  readonly holes: readonly Hole[];
  place(start: number, end: number): Origin;
}

export interface Hole {
  readonly start: number;
  readonly end: number;
  readonly expression: string;
}

/** A text that stands in its file as it is, `shift` characters from the start of what `at` names. */
export function sourceOf(text: string, at: Origin): Source {
  const from = at.within?.start ?? 0;
  const holes: Hole[] = [];
  // The same length, so that places stay; a letter, so that the shell's syntax is the same as after the replacement.
  const plain = text.includes('${{')
    ? text.replace(/\$\{\{([^}]{0,1000})\}\}/g, (hole, expression: string, start: number) => {
        holes.push({ start, end: start + hole.length, expression: expression.trim() });
        return PLACEHOLDER.repeat(hole.length);
      })
    : text;
  return { text: plain, holes, place: (start, end) => ({ file: at.file, path: at.path, within: { start: from + start, end: from + end } }) };
}

const PLACEHOLDER = '\uE000';

/** A text of which somebody takes characters out before a shell reads it: `$$` of make, `\%` of cron. */
export function sourceWithout(text: string, at: Origin, dropped: RegExp): Source {
  const cuts: number[] = [];
  let plain = '';
  let last = 0;
  for (const match of text.matchAll(dropped)) {
    plain += text.slice(last, match.index);
    cuts.push(plain.length);
    last = match.index + 1;
  }
  plain += text.slice(last);
  const whole = sourceOf(plain, at);
  if (cuts.length === 0) return whole;
  const from = at.within?.start ?? 0;
  const written = (offset: number) => from + offset + cuts.filter((cut) => cut <= offset).length;
  return {
    ...whole,
    place: (start, end) => ({
      file: at.file,
      path: at.path,
      within: { start: written(start), end: written(Math.max(start, end - 1)) + (end > start ? 1 : 0) },
    }),
  };
}

/** A part of a text that is a text for another shell: `bash -c '…'`. Undefined offset: its places are those of the whole word. */
export function innerSource(outer: Source, text: string, start: number, end: number): Source {
  const literal = outer.text.slice(start + 1, end - 1);
  if (literal === text) return { text, holes: [], place: (from, to) => outer.place(start + 1 + from, start + 1 + to) };
  return { text, holes: [], place: () => outer.place(start, end) };
}
