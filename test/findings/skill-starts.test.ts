import { expect, test } from 'vitest';
import { policyOfFolder } from '../../src/findings/session-policy.lazy.ts';
import { policyOfStart, startsOf } from '../../src/findings/skill-starts.ts';
import { discover } from '../../src/load/discover.ts';
import { load } from '../../src/load/load.ts';
import { type Files, memoryWorld } from '../../src/world/memory.ts';

const SKILL = '---\nname: daily-brief\ndescription: Writes the brief. Use when asked for the morning summary.\n---\nCall `mcp__chat__post`.\n';

function started(files: Files, name = 'daily-brief') {
  const world = memoryWorld({ [`.claude/skills/${name}/SKILL.md`]: SKILL.replace('daily-brief', name), ...files });
  const harness = load(world, discover(world), {});
  const [skill] = harness.skills;
  if (!skill) throw new Error('no skill');
  return { harness, starts: startsOf(skill, harness), policy: policyOfFolder(harness, '') };
}

const script = (call: string): Files => ({ 'job.sh': `#!/bin/bash\n${call}\n` });

test.each<[string, Files, boolean | undefined]>([
  ['by its name', script('claude -p "/daily-brief"'), true],
  ['by its name, with words behind', script('timeout 20m claude --print "/daily-brief for today"'), true],
  ['by the words of its name', script('claude -p "write the daily brief"'), false],
  ['by what its description speaks of', script('claude -p "morning summary"'), false],
  ['through a pipe', script('echo "/daily-brief" | claude -p'), true],
  ['in a crontab', { 'ops/agent.crontab': '0 6 * * * claude -p "/daily-brief"\n' }, true],
  ['in a unit', { 'agent.service': '[Service]\nExecStart=/usr/local/bin/claude -p "/daily-brief"\n' }, true],
  ['in a workflow', { '.github/workflows/ai.yml': 'on: schedule\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: claude -p "/daily-brief"\n' }, true],
  ['by npm', { 'package.json': '{ "scripts": { "brief": "claude -p /daily-brief" } }' }, true],
  ['another of nearly that name', script('claude -p "/daily-brief-weekly"'), undefined],
  ['a person sits there', script('claude "/daily-brief"'), undefined],
  ['something else', script('claude -p "fix the tests"'), undefined],
  ['a text that speaks of it', script('echo "run claude -p /daily-brief"'), undefined],
])('a skill is started %s', (_, files, byName) => expect(started(files).starts.map((one) => one.byName)).toEqual(byName === undefined ? [] : [byName]));

test('a name of one word is meant only as a skill', () => {
  expect(started(script('claude -p "review the code"'), 'review').starts).toEqual([]);
  expect(started(script('claude -p "use the review skill"'), 'review').starts).toHaveLength(1);
  expect(started(script('claude -p review'), 'review').starts).toHaveLength(1);
});

test.each<[string, string, string | undefined]>([
  ['as it stands', 'claude -p /daily-brief', 'default'],
  ['in a mode', 'claude -p --permission-mode dontAsk /daily-brief', 'dontAsk'],
  ['without checks', 'claude -p --dangerously-skip-permissions /daily-brief', undefined],
  ['with settings of its own', 'claude -p --settings x.json /daily-brief', undefined],
  ['where a program answers', 'claude -p --permission-prompt-tool mcp__x__y /daily-brief', undefined],
  ['with options that nobody can tell', 'claude -p $OPTIONS /daily-brief', undefined],
  ['where a classifier decides', 'claude -p --permission-mode auto /daily-brief', undefined],
])('what decides a run %s', (_, call, mode) => {
  const { harness, starts, policy } = started(script(call));
  const [start] = starts;
  expect(start && policyOfStart(start, harness.settings, '', policy)?.session.mode).toBe(mode);
});

test('rules of the command line and the mode of the settings count', () => {
  const settings = { '.claude/settings.json': '{ "permissions": { "defaultMode": "acceptEdits", "allow": ["Read"] } }' };
  const { harness, starts, policy } = started({
    ...script('claude -p --allowedTools "mcp__chat__post,Bash(git log:*)" --disallowedTools WebFetch -- /daily-brief'),
    ...settings,
  });
  const [start] = starts;
  const own = start && policyOfStart(start, harness.settings, '', policy);
  expect(own?.session.mode).toBe('acceptEdits');
  expect(own?.rules.all.map(({ effect, text }) => `${effect} ${text}`)).toEqual([
    'allow Read',
    'allow mcp__chat__post',
    'allow Bash(git log:*)',
    'deny WebFetch',
  ]);
});
