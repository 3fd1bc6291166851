import { describe, expect, test } from 'vitest';
import { policyOf } from '../../src/commands/batch-setup.ts';
import { decide } from '../../src/policy/decide.ts';
import { KNOWN } from './known-disagreements.ts';
import { fixtures, recordings, type Vector } from './recordings.ts';

const setups = fixtures();
const FILES = ['bash', 'bash-probes', 'paths', 'paths-fuzz', 'traps', 'crossed', 'file-commands'];

/** Topics that probe one thing from many sides share the first word; traps stand for themselves. */
const groupOf = (topic: string): string => (topic.startsWith('trap-') ? topic : (topic.split('-')[0] ?? topic));

const rows: string[] = [];

describe.each(FILES)('%s', (file) => {
  const vectors = recordings<Vector>(`${file}.jsonl.gz`).filter(({ verdict }) => verdict !== 'error');
  const judged = vectors.map((vector) => ({ vector, ours: decide(policyOf(vector, setups), vector.call).decision }));
  const differ = judged.filter(({ vector, ours }) => ours !== vector.verdict);

  test('decides as the client did, but for the known disagreements', () => {
    const unknown = differ.filter(({ vector }) => KNOWN[vector.id] === undefined);
    expect(unknown.slice(0, 20).map(({ vector, ours }) => `${vector.id}: client ${vector.verdict}, ours ${ours}`)).toEqual([]);
  });

  test('never refuses what the client runs', () => {
    expect(differ.filter(({ vector }) => vector.verdict === 'allow' && KNOWN[vector.id] === undefined).map(({ vector }) => vector.id)).toEqual([]);
  });

  test('agrees in every topic', () => {
    const topics = new Set(judged.map(({ vector }) => groupOf(vector.topic)));
    const weak = [...topics].filter((topic) => {
      const all = judged.filter(({ vector }) => groupOf(vector.topic) === topic);
      return all.length >= 20 && all.filter(({ vector, ours }) => ours === vector.verdict).length < 0.95 * all.length;
    });
    expect(weak).toEqual([]);
    for (const topic of [...topics].sort()) {
      const all = judged.filter(({ vector }) => groupOf(vector.topic) === topic);
      const off = all.filter(({ vector, ours }) => ours !== vector.verdict);
      const unsound = off.filter(({ vector }) => vector.verdict === 'allow').length;
      const overclaim = off.filter(({ ours }) => ours === 'allow').length;
      rows.push(`| ${file} | ${topic} | ${all.length} | ${all.length - off.length} | ${unsound} | ${overclaim} |`);
    }
  });
});

/** Written by `vitest -u`, so that the figures in the tree are those of the tree. */
test('the table of agreement is up to date', async () => {
  const head = [
    '# Agreement with the client, by topic',
    '',
    '| recordings | topic | cases | agree | unsound | overclaim |',
    '| --- | --- | ---: | ---: | ---: | ---: |',
  ];
  await expect([...head, ...rows, ''].join('\n')).toMatchFileSnapshot('../../src/policy/AGREEMENT.md');
});

test('every known disagreement still is one', () => {
  const all = FILES.flatMap((file) => recordings<Vector>(`${file}.jsonl.gz`)).filter(({ id }) => KNOWN[id] !== undefined);
  expect(all.filter((vector) => decide(policyOf(vector, setups), vector.call).decision === vector.verdict).map(({ id }) => id)).toEqual([]);
});
