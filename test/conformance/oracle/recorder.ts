import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Vector } from '../recordings.ts';
import type { Verdict } from './verdicts.ts';

interface Row extends Verdict {
  readonly id: string;
  readonly client: string;
}

/** What a file of answers holds of a version: a run that was stopped takes up there. */
export function answersIn(file: string, client: string): Map<string, Verdict> {
  if (!existsSync(file)) return new Map();
  const rows = readFileSync(file, 'utf8').split('\n').flatMap(row);
  return new Map(rows.filter((of) => of.client === client && of.silent !== true).map(({ id, client: _client, ...verdict }) => [id, verdict]));
}

/** The last line of a run that was killed may be half a line. */
function row(line: string): readonly Row[] {
  try {
    return [JSON.parse(line) as Row];
  } catch {
    return [];
  }
}

/** Writes each answer as it comes, and now and then how far it is. */
export class Recorder {
  readonly #file: string | undefined;
  readonly #client: string;
  readonly #size: number;
  #taken = 0;

  constructor(file: string | undefined, client: string, size: number) {
    this.#file = file;
    this.#client = client;
    this.#size = size;
  }

  take(vector: Vector, verdict: Verdict): void {
    this.#taken += 1;
    if (this.#file !== undefined) appendFileSync(this.#file, `${JSON.stringify({ id: vector.id, client: this.#client, ...verdict })}\n`);
    if (this.#taken % 100 === 0) console.error(`${this.#taken} of ${this.#size}`);
  }
}
