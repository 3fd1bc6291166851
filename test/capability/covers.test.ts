import { expect, test } from 'vitest';
import { covers } from '../../src/capability/covers.ts';
import { policyOf } from '../../src/commands/batch-setup.ts';
import { decide } from '../../src/policy/decide.ts';
import { parseRule } from '../../src/policy/syntax.ts';

const SPECIFIERS = [
  'git:*',
  'git *',
  'git*',
  'git push:*',
  'git push *',
  'git push*',
  'git push',
  'git push origin main',
  'git pus*',
  'git * main',
  '* main',
  'git push --force:*',
  'gitk',
  'gitk:*',
  'git  push',
  '**',
  '* *',
];
const COMMANDS = [
  'git',
  'git push',
  'git push origin main',
  'git push --force',
  'git pushx',
  'gitk',
  'gitk x',
  'git -C . push',
  'git fetch main',
  'zin main',
  'zin',
  'FOO=1 git push',
  'timeout 5 git push',
  'sudo git push',
];

function decision(command: string, permissions: Record<string, string[]>): string {
  const call = { tool: 'Bash', input: { command } };
  return decide(policyOf({ settings: { project: { permissions } }, mode: 'default', call }, {}), call).decision;
}

test('what is covered by a deny rule is never allowed, as the engine decides', () => {
  const wrong: string[] = [];
  for (const outer of SPECIFIERS) {
    for (const inner of SPECIFIERS) {
      if (outer === inner || !covers(parseRule(`Bash(${outer})`), parseRule(`Bash(${inner})`))) continue;
      for (const command of COMMANDS) {
        const alone = decision(command, { allow: [`Bash(${inner})`] });
        const both = decision(command, { allow: [`Bash(${inner})`], deny: [`Bash(${outer})`] });
        if (alone === 'allow' && both === 'allow') wrong.push(`${outer} over ${inner}: ${command}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test.each([
  ['Bash(git:*)', 'Bash(git push origin main)', true],
  ['Bash(git*)', 'Bash(gitk:*)', true],
  ['Bash(git push:*)', 'Bash(git push*)', false],
  ['Bash(git push:*)', 'Bash(git pushall)', false],
  ['Bash(npm run:*)', 'Bash(npm run lint && npm test)', false],
  ['Bash', 'Bash(ls:*)', true],
  ['mcp__chat', 'mcp__chat__post', true],
  ['mcp__chat', 'mcp__chatbot__post', false],
  ['mcp__chat__get_*', 'mcp__chat__get_x', false],
  ['WebFetch', 'WebFetch(domain:example.com)', true],
  ['Read', 'Read(src/**)', false],
  ['Web*', 'WebSearch', true],
  ['Web*', 'Write', false],
])('%s covers %s: %s', (outer, inner, expected) => expect(covers(parseRule(outer), parseRule(inner))).toBe(expected));
