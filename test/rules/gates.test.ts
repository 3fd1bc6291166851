import { expect, test } from 'vitest';
import { examples } from '../../rules/examples.ts';
import { rules } from '../../rules/index.ts';
import { DEFAULT_RUN } from '../../src/client/default-run.ts';
import { GATES } from '../../src/findings/gate.ts';
import { discover } from '../../src/load/discover.ts';
import { load } from '../../src/load/load.ts';
import { type Files, memoryWorld } from '../../src/world/memory.ts';

const plain = (files: Files): Files =>
  Object.fromEntries(
    Object.entries(files).map(([name, file]) => [
      name,
      typeof file === 'string' ? file.replace(/[«»]/g, '') : 'text' in file ? { ...file, text: file.text.replace(/[«»]/g, '') } : file,
    ]),
  );
/** The trees of all rules' examples: some thousand small harnesses of every kind. */
const harnesses = Object.values(examples).flatMap((of) => {
  const { bad, good } = of();
  return [...bad, ...good].map(({ files, git }) => {
    const world = memoryWorld(plain(files), git);
    return load(world, discover(world));
  });
});

test.each(rules.filter((rule) => rule.gate !== undefined).map((rule) => [rule.id, rule] as const))('%s finds nothing behind its closed gate', (_, rule) => {
  const closed = harnesses.filter((harness) => rule.gate !== undefined && !GATES[rule.gate](harness));
  expect(closed.length).toBeGreaterThan(50);
  const found: string[] = [];
  const options = Object.fromEntries(Object.entries(rule.options ?? {}).map(([name, schema]) => [name, schema.default]));
  for (const harness of closed) {
    rule.check({ harness, run: DEFAULT_RUN, settings: { vars: [] }, accepts: [], configFile: undefined }, (at, id) => found.push(`${at.file} ${id}`), options);
  }
  expect(found).toEqual([]);
});
