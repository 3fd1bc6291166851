import { expect, test } from 'vitest';
import { policyOf } from '../../src/commands/batch-setup.ts';
import { decide } from '../../src/policy/decide.ts';
import { OPEN } from './open-findings.ts';
import { fixtures, recordings, type Vector } from './recordings.ts';

const setups = fixtures();
/** What generated calls have shown, and what was asked on purpose to find the rule behind it. */
const judged = ['fuzz-findings.jsonl', 'probes.jsonl.gz']
  .flatMap((file) => recordings<Vector>(file))
  .map((vector) => ({ ...vector, ours: decide(policyOf(vector, setups), vector.call).decision }));

test('what generated and probing calls have shown is decided as the client does, but for the open findings', () => {
  const differ = judged.filter(({ id, verdict, ours }) => ours !== verdict && OPEN[id] === undefined);
  expect(differ.map(({ id, verdict, ours }) => `${id}: client ${verdict}, ours ${ours}`)).toEqual([]);
});

test('every open finding still is one', () => {
  expect(judged.filter(({ id, verdict, ours }) => ours === verdict && OPEN[id] !== undefined).map(({ id }) => id)).toEqual([]);
});
