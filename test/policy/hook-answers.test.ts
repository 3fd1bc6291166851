import { describe, expect, test } from 'vitest';
import type { Mode } from '../../src/model/run.ts';
import { decide } from '../../src/policy/decide.ts';
import { permissionRequestSay, preToolUseSay } from '../../src/policy/hook-answers.ts';
import type { Call } from '../../src/policy/policy.ts';
import { policyWith } from './session.ts';

const bash = (command: string): Call => ({ tool: 'Bash', input: { command } });
const CALLS: readonly Call[] = [
  bash('zin x'),
  bash('zask x'),
  bash('zden x'),
  bash('zall x'),
  bash('rm -rf /'),
  bash('touch .git/config'),
  bash('echo $X'),
  { tool: 'Write', input: { file_path: '/project/.claude/settings.json', content: '{}' } },
  { tool: 'Read', input: { file_path: '/etc/foo' } },
];
const RULES = { allow: ['Bash(zall:*)'], ask: ['Bash(zask:*)'], deny: ['Bash(zden:*)'] };

/**
 * Recorded on client 2.1.329, plain headless: what it did with these calls while a hook on every tool said yes, and while it said no.
 * a: it ran, k: it was asked about (and so refused), d: refused. An auto mode whose classifier cannot be reached.
 */
const RECORDED: readonly (readonly [mode: Mode, event: 'PreToolUse' | 'PermissionRequest', yes: string, no: string])[] = [
  ['default', 'PreToolUse', 'akdakkaka', 'ddddddddd'],
  ['default', 'PermissionRequest', 'aadaaaaaa', 'dddaddddd'],
  ['dontAsk', 'PreToolUse', 'adda' + 'ddada', 'ddddddddd'],
  ['dontAsk', 'PermissionRequest', 'dddaddddd', 'dddaddddd'],
  ['auto', 'PreToolUse', 'akda' + 'ddada', 'ddddddddd'],
  ['auto', 'PermissionRequest', 'dada' + 'dddda', 'ddda' + 'dddda'],
  ['plan', 'PreToolUse', 'dkda' + 'dddda', 'ddddddddd'],
];

const LETTER = { allow: 'a', ask: 'k', deny: 'd' } as const;

describe('what the answer of a hook is worth', () => {
  test.each(RECORDED)('in %s mode, %s', (mode, event, yes, no) => {
    const policy = policyWith(RULES, { mode });
    const plain = policyWith(RULES);
    const done = (answer: 'yes' | 'no'): string =>
      CALLS.map((call) => {
        const verdict = decide(policy, call);
        const say = event === 'PreToolUse' ? preToolUseSay(verdict, decide(plain, call), mode) : permissionRequestSay(verdict);
        if (answer === 'yes') return say.yes ? 'a' : LETTER[verdict.decision];
        return say.no ? 'd' : LETTER[verdict.decision];
      }).join('');
    expect({ yes: done('yes'), no: done('no') }).toEqual({ yes, no });
  });

  test('a hook that can do nothing has nothing said about it', () => {
    const denied = decide(policyWith(RULES), bash('zden x'));
    expect(preToolUseSay(denied, denied, 'default').text).toBeUndefined();
    expect(permissionRequestSay(denied).text).toBeUndefined();
  });
});
