import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Stage } from '../../src/policy/check.ts';
import { decide } from '../../src/policy/decide.ts';
import type { Call, Session } from '../../src/policy/policy.ts';
import { statementOf } from '../../src/policy/statements.ts';
import { type Lists, policyWith } from './session.ts';

const policyFolder = new URL('../../src/policy/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, policyFolder), 'utf8');

interface Row {
  readonly stage: string;
  readonly where: string;
  readonly statement: string;
  readonly lifts: string;
}

/** The table of stages in the README. */
const table: readonly Row[] =
  read('README.md')
    .split('| what lifts it |\n')[1]
    ?.split('\n\n')[0]
    ?.split('\n')
    .slice(1)
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, stage = '', where = '', statement = '', lifts = '']) => ({ stage, where, statement, lifts })) ?? [];

const bash = (command: string, more = {}): Call => ({ tool: 'Bash', input: { command, ...more } });
const file = (path: string): Call => ({ tool: 'Read', input: { file_path: path } });

/** A call for each stage, and the rules under which it is decided there. */
const EXAMPLES: Readonly<Record<Stage, readonly [Call, Lists, Partial<Session>?]>> = {
  'tool removed': [bash('make all'), { deny: ['Bash'] }],
  'field deny': [bash('make all', { timeout: 5 }), { deny: ['Bash(timeout:5)'] }],
  'exact deny': [bash('make all'), { deny: ['Bash(make all)'] }],
  'path deny': [bash('cat .env'), { deny: ['Read(.env)'] }],
  'exact ask': [bash('make all'), { ask: ['Bash(make all)'] }],
  'pattern deny': [bash('make all'), { deny: ['Bash(make:*)'] }],
  'pattern ask': [bash('make all'), { ask: ['Bash(make:*)'] }],
  'path check': [bash('cat /srv/a'), {}],
  'exact allow': [bash('make all'), { allow: ['Bash(make all)'] }],
  unanalysable: [bash('echo $X'), {}],
  'command check': [bash('find . -delete'), {}],
  'pattern allow': [bash('make all'), { allow: ['Bash(make:*)'] }],
  'read-only': [bash('ls'), {}],
  'no rule': [bash('make all'), {}],
  'safety check': [bash('touch .claude/settings.json'), {}],
  'critical removal': [bash('rm -rf /'), {}],
  'field ask': [bash('make all', { timeout: 5 }), { ask: ['Bash(timeout:5)'] }],
  'whole-tool ask': [bash('ls'), { ask: ['Bash'] }],
  mode: [bash('make all'), {}, { mode: 'dontAsk' }],
  'whole-tool allow': [bash('make all'), { allow: ['Bash'] }],
  'path ask': [file('a'), { ask: ['Read(a)'] }],
  'path allow': [file('/srv/a'), { allow: ['Read(//srv/**)'] }],
  'built-in default': [file('a'), {}],
};

/** What makes the call run, of an exact rule, a prefix rule, rules on its file, the bare rule and bypassPermissions. */
function lifts(call: Call, lists: Lists, session: Partial<Session>): string {
  const command = String(call.input['command'] ?? '');
  const rules: Readonly<Record<string, readonly string[]>> = {
    exact: [`Bash(${command})`],
    pattern: [`Bash(${command.split(' ')[0]}:*)`, 'Bash(* *)'],
    path: ['Read(//**)', 'Edit(//**)'],
    bare: [call.tool],
  };
  const runs = (more: readonly string[], mode: Partial<Session>) =>
    decide(policyWith({ ...lists, allow: [...(lists.allow ?? []), ...more] }, { ...session, ...mode }), call).decision === 'allow';
  if (runs([], {})) return '—';
  const lifting = Object.entries(rules).flatMap(([name, more]) => (runs(more, {}) ? [name] : []));
  return [...lifting, ...(runs([], { mode: 'bypassPermissions' }) ? ['bypassPermissions'] : [])].join(', ') || 'nothing';
}

describe('the table of stages in the README', () => {
  test('has every stage, in the order of `Stage`', () => {
    const declared = read('check.ts').split('export type Stage =')[1]?.split(';')[0] ?? '';
    const stages = [...declared.matchAll(/'([^']+)'/g)].map((found) => found[1]);
    expect(table.map(({ stage }) => stage)).toEqual(stages);
    expect(Object.keys(EXAMPLES)).toEqual(stages);
    const schema = /"enum": \[\s*("tool removed"[^\]]*)\]/.exec(read('../../schemas/can.json'))?.[1] ?? '';
    expect([...schema.matchAll(/"([^"]+)"/g)].map((found) => found[1])).toEqual([...stages, 'rule']);
  });

  test.each(table.map((row) => [row.stage, row] as const))('%s: function, statement and what lifts it are those of the code', (stage, row) => {
    const places = [...row.where.matchAll(/`(\w+)`, ([\w/-]+\.ts)/g)];
    expect(places.length).toBeGreaterThan(0);
    for (const [, name, path] of places) expect(read(path ?? '')).toMatch(new RegExp(`\\b(?:function|const) ${name}\\b`));
    const [call, lists, session = {}] = EXAMPLES[stage as Stage];
    const verdict = decide(policyWith(lists, session), call);
    expect([verdict.stage, statementOf(verdict, call.tool).number, lifts(call, lists, session)]).toEqual([stage, row.statement, row.lifts]);
  });
});

describe('the nine steps', () => {
  const RULES: readonly [step: number, lists: Lists, stage: Stage][] = [
    [1, { deny: ['Bash(tee /srv/a)'] }, 'exact deny'],
    [2, { ask: ['Bash(tee /srv/a)'] }, 'exact ask'],
    [3, { deny: ['Bash(tee *)'] }, 'pattern deny'],
    [4, { ask: ['Bash(tee *)'] }, 'pattern ask'],
    [5, {}, 'path check'],
    [6, { allow: ['Bash(tee /srv/a)', 'Edit(//srv/a)'] }, 'exact allow'],
    [7, { allow: ['Bash(tee *)', 'Edit(//srv/a)'] }, 'pattern allow'],
  ];
  test.each(RULES)('step %i comes before all later ones', (step, _, stage) => {
    const later = RULES.filter(([other]) => other >= step);
    const all = (effect: keyof Lists) => later.flatMap(([, lists]) => lists[effect] ?? []).filter((text) => step > 5 || !text.startsWith('Edit'));
    const verdict = decide(policyWith({ deny: all('deny'), ask: all('ask'), allow: all('allow') }), bash('tee /srv/a'));
    expect(verdict.stage).toBe(stage);
  });

  test('are listed alike in the README and above `checkPart`', () => {
    const steps = [...read('README.md').matchAll(/^(\d)\. (.*)$/gm)].map((found) => found[1]);
    const comment = read('bash/check-part.ts').split('The nine steps')[1]?.split('*/')[0] ?? '';
    expect(steps.join('')).toBe('123456789');
    expect([...comment.matchAll(/(\d)\. /g)].map((found) => found[1]).join('')).toBe('123456789');
    const numbered = read('statements.ts').matchAll(/^ {2}'?([a-z -]+)'?: |Step (\d)/gm);
    let stage = '';
    for (const [, name, step] of numbered) {
      if (name !== undefined) stage = name;
      else expect([stage, Number(step)]).toEqual([stage, STEPS[stage]]);
    }
  });
});

const STEPS: Readonly<Record<string, number>> = {
  'exact deny': 1,
  'exact ask': 2,
  'pattern deny': 3,
  'pattern ask': 4,
  'exact allow': 6,
  'pattern allow': 7,
  'read-only': 8,
  'no rule': 9,
};
