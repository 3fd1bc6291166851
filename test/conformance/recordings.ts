import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { SetupFiles } from '../../src/commands/batch-disk.ts';
import type { BatchLine } from '../../src/commands/batch-setup.ts';

/** The oracle's bundle lies elsewhere and is told where this is. */
const FOLDER = process.env['GRANTLINT_VECTORS'] === undefined ? new URL('./vectors/', import.meta.url) : pathToFileURL(`${process.env['GRANTLINT_VECTORS']}/`);

/** Rows of a file of recordings, one JSON object a line. */
export function recordings<T>(name: string): readonly T[] {
  const raw = readFileSync(new URL(name, FOLDER));
  const text = (name.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

/** What the client decided about a call. `error`: the call failed before any permission check, so it is no verdict. */
export interface Vector extends BatchLine {
  readonly id: string;
  readonly topic: string;
  readonly verdict: 'allow' | 'ask' | 'deny' | 'error';
}

export const fixtures = (): Readonly<Record<string, SetupFiles>> =>
  JSON.parse(readFileSync(new URL('fixtures.json', FOLDER), 'utf8')) as Readonly<Record<string, SetupFiles>>;

/** These hold other things than calls and verdicts. */
const OTHER_ROWS = /^(?:rule-validity|validation)\./;

/** All files of vectors. */
export const vectorFiles = (): readonly string[] =>
  readdirSync(FOLDER)
    .filter((name) => /\.jsonl(?:\.gz)?$/.test(name) && !OTHER_ROWS.test(name))
    .sort();
