import type { Vector } from '../recordings.ts';
import { jobOf, setupKey } from './job.ts';
import type { ScriptedModel } from './model.ts';
import { run } from './run.ts';
import type { Verdict } from './verdicts.ts';

/** Calls per start: a start costs a second, a call some milliseconds; a start that hangs loses no more than these. */
export const batchSize = 100;
const ATTEMPTS = 3;

export interface Asking {
  readonly client: string;
  readonly model: ScriptedModel;
  readonly fixtures: Parameters<typeof jobOf>[1];
  readonly parallel: number;
  readonly onAnswer: (vector: Vector, verdict: Verdict) => void;
}

/** Vectors that one start of the client can answer. */
export function batches(vectors: readonly Vector[]): readonly (readonly Vector[])[] {
  const groups = new Map<string, Vector[]>();
  for (const vector of vectors) {
    const key = setupKey(vector);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [vector]);
    else group.push(vector);
  }
  return [...groups.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / batchSize) }, (_, i) => group.slice(i * batchSize, (i + 1) * batchSize)),
  );
}

/** Asks the client about every vector, several starts at a time. */
export async function ask(vectors: readonly Vector[], asking: Asking): Promise<void> {
  const queue = [...batches(vectors)];
  const work = async () => {
    for (let batch = queue.shift(); batch !== undefined; batch = queue.shift()) await askBatch(batch, asking);
  };
  await Promise.all(Array.from({ length: asking.parallel }, work));
}

/** Calls that got no answer at all are asked again: the client may have hiccuped at its start. */
async function askBatch(batch: readonly Vector[], { client, model, fixtures, onAnswer }: Asking): Promise<void> {
  let left = batch;
  for (let attempt = 1; left.length > 0 && attempt <= ATTEMPTS; attempt++) {
    const verdicts = await run(jobOf(left, fixtures), client, model).catch((error: unknown) => {
      throw new Error(`${left[0]?.id}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    });
    const silent: Vector[] = [];
    left.forEach((vector, index) => {
      const verdict = verdicts[index] ?? { verdict: 'error', silent: true };
      if (verdict.silent && attempt < ATTEMPTS) silent.push(vector);
      else onAnswer(vector, verdict);
    });
    left = silent;
  }
}
