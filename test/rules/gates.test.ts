import { expect, test } from 'vitest';
import { examples } from '../../rules/examples.ts';
import { rules } from '../../rules/index.ts';
import { DEFAULT_RUN } from '../../src/client/default-run.ts';
import { GATES } from '../../src/findings/gate.ts';
import type { AnyRule, Example, Subject } from '../../src/findings/rule.ts';
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

function subjectOf({ files, git, run, vars }: Omit<Example, 'title'>): Subject {
  const world = memoryWorld(plain(files), git);
  return { harness: load(world, discover(world)), run: { ...DEFAULT_RUN, ...run }, settings: { vars }, accepts: [], configFile: undefined };
}

/** The trees of all rules' examples, some thousand small harnesses of every kind, each in an ordinary session and in its own. */
const subjects = Object.values(examples)
  .flatMap((of) => [...of().bad, ...of().good])
  .flatMap((example) => [subjectOf({ files: example.files, ...(example.git && { git: example.git }) }), subjectOf(example)]);

function findingsOf(rule: AnyRule, subject: Subject): string[] {
  const found: string[] = [];
  const options = Object.fromEntries(Object.entries(rule.options ?? {}).map(([name, schema]) => [name, schema.default]));
  rule.check(subject, (at, id) => found.push(`${at.file} ${id}`), options);
  return found;
}

const gated = rules.filter((rule) => rule.gate !== undefined);
const isClosed = (rule: AnyRule, subject: Subject) => rule.gate !== undefined && !GATES[rule.gate](subject);

test.each(gated.map((rule) => [rule.id, rule] as const))('%s finds nothing behind its closed gate', (_, rule) => {
  const closed = subjects.filter((subject) => isClosed(rule, subject));
  expect(closed.length).toBeGreaterThan(50);
  expect(closed.flatMap((subject) => findingsOf(rule, subject))).toEqual([]);
});

test('every rule of a plain check stands behind a gate: one that does not is loaded and asked on every start', () => {
  expect(rules.filter((rule) => rule.gate === undefined && rule.tier !== 'audit' && rule.stage !== 'after').map((rule) => rule.id)).toEqual([]);
});
