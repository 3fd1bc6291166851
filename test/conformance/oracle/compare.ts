import type { Verdict } from './verdicts.ts';

type Decision = Verdict['verdict'];

/** A call asked again: what stood against it, and what the client says now. */
export interface Asked {
  readonly id: string;
  readonly topic: string;
  readonly call: { readonly tool: string; readonly input: unknown };
  readonly before: Decision;
  readonly now: Decision;
  readonly reason?: string | undefined;
}

interface Tally {
  asked: number;
  same: number;
  changed: Asked[];
  errors: Asked[];
}

/** An error is no verdict: it is counted apart, unless it was one before. */
export function tally(asked: readonly Asked[]): ReadonlyMap<string, Tally> {
  const topics = new Map<string, Tally>();
  for (const one of asked) {
    const of = topics.get(one.topic) ?? { asked: 0, same: 0, changed: [], errors: [] };
    topics.set(one.topic, of);
    of.asked += 1;
    if (one.now === one.before) of.same += 1;
    else if (one.now === 'error') of.errors.push(one);
    else of.changed.push(one);
  }
  return topics;
}

/** The table by topic, topics with changes last so that they stand above the prompt; then each change. */
export function report(topics: ReadonlyMap<string, Tally>): string {
  const sorted = [...topics].sort(([a, x], [b, y]) => x.changed.length - y.changed.length || x.errors.length - y.errors.length || (a < b ? -1 : 1));
  const width = Math.max(5, ...sorted.map(([topic]) => topic.length));
  const row = (topic: string, ...cells: (string | number)[]) => `${topic.padEnd(width)}${cells.map((cell) => String(cell).padStart(9)).join('')}`;
  const sum = (count: (of: Tally) => number) => sorted.reduce((total, [, of]) => total + count(of), 0);
  const listed = (mark: string, all: readonly Asked[]) =>
    all.map(
      ({ id, call, before, now, reason }) =>
        `${mark} ${id}: ${before} → ${now}  ${call.tool} ${JSON.stringify(call.input)}${reason === undefined ? '' : `  (${reason})`}`,
    );
  return [
    row('topic', 'again', 'same', 'changed', 'errors'),
    ...sorted.map(([topic, of]) => row(topic, of.asked, of.same, of.changed.length, of.errors.length)),
    row('all', ...[sum((of) => of.asked), sum((of) => of.same), sum((of) => of.changed.length), sum((of) => of.errors.length)]),
    ...sorted.flatMap(([, of]) => listed('error  ', of.errors)),
    ...sorted.flatMap(([, of]) => listed('changed', of.changed)),
  ].join('\n');
}
