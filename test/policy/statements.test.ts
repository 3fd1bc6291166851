import { describe, expect, test } from 'vitest';
import type { Effect } from '../../src/model/permission.ts';
import type { Mode } from '../../src/model/run.ts';
import { decide } from '../../src/policy/decide.ts';
import { EMPTY_DISK } from '../../src/policy/disk.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { ruleOf } from '../../src/policy/rule.ts';
import { compileRules } from '../../src/policy/rule-set.ts';
import { statementOf } from '../../src/policy/statements.ts';

/** `deny Bash(x:*)` and the like, in default mode unless one is named first: `plan`. */
function policy(...words: readonly string[]): Policy {
  const rules = words.flatMap((text) => {
    const [, effect, rule] = /^(allow|ask|deny) ([\s\S]*)$/.exec(text) ?? [];
    return effect && rule ? [ruleOf(rule, effect as Effect, { scope: 'project', source: 'a', base: '/home/dev/proj' })] : [];
  });
  const places = { home: '/home/dev', start: '/home/dev/proj', current: '/home/dev/proj', working: ['/home/dev/proj'] };
  const mode = (words.find((word) => !word.includes(' ')) ?? 'default') as Mode;
  const session = {
    mode,
    places,
    disk: EMPTY_DISK,
    git: true,
    autoOff: true,
    servers: [],
    gatedSkills: new Set(['gated']),
    bypassAvailable: false,
    zsh: false,
  };
  return { rules: compileRules(rules), session };
}

const FIELD: Readonly<Record<string, string>> = {
  Bash: 'command',
  Monitor: 'command',
  Read: 'file_path',
  Write: 'file_path',
  WebFetch: 'url',
  Agent: 'subagent_type',
  Skill: 'skill',
};

const LONG = `make ${'x'.repeat(10_001)}`;

/** "is passed only by a rule that is exactly the whole command, or by the bare rule": so it must be. */
describe('what no pattern lifts', () => {
  const decision = (command: string, ...words: string[]) => decide(policy(...words), { tool: 'Bash', input: { command } });
  test.each([
    'read f',
    'make /proc/1/environ',
    'declare X=1',
    'export $X',
    'unset "a[1]"',
    'set -o posix',
    'test a -eq b',
    'printf -v "a[1]" b',
    'find . -delete',

    'awk \'BEGIN { system("x") }\'',
    'jq -f a b',
    'eval x',
    'watch make',
    'env -S make',
    'timeout x make',
    'echo $X',
    'echo $(make)',
    'make \\ x',
    '{ make; }',
    'f() { make; }',
    'make {a,b}',
    'cat <<A\n$x\nA',
    LONG,
  ])('%j', (command) => {
    const program = /^\S+/.exec(command)?.[0] ?? '';
    const plain = decision(command);
    expect(['unanalysable', 'command check']).toContain(plain.stage);
    const { says } = statementOf(plain, 'Bash');
    expect(decision(command, `allow Bash(${program}:*)`, 'allow Bash(* *)').decision).toBe('ask');
    expect(decision(command, 'allow Bash').decision).toBe('allow');
    const exact = decision(command, `allow Bash(${command.replaceAll('\\', '\\\\')})`).decision;
    expect(says).toContain(exact === 'allow' ? 'passed only by a rule that is exactly the whole command, or by the bare rule' : 'only the bare rule passes');
  });

  test('a subshell and a redirection to the network: the bare rule only', () => {
    for (const command of ['(make)', 'make > /dev/tcp/a/1']) {
      expect(decision(command, `allow Bash(${command})`, 'allow Bash(make:*)').decision).toBe('ask');
      expect(decision(command, 'allow Bash').decision).toBe('allow');
      expect(statementOf(decision(command), 'Bash').says).toMatch(/bare rule/);
    }
  });

  test('in a chain a rule that is exactly the part passes nothing', () => {
    expect(decision('ls; read f', 'allow Bash(read f)').decision).toBe('ask');
    expect(decision('ls; find . -delete', 'allow Bash(find . -delete)').decision).toBe('ask');
  });
});

/** The sentence of permissions-traps §1 that statements print, word by word. */
test('rules on a whole chain act where the statement says, and nowhere else', () => {
  const decision = (command: string, ...words: string[]) => decide(policy(...words), { tool: 'Bash', input: { command } }).decision;
  expect(decision('zin a && zno b', 'allow Bash', 'deny Bash(* && *)')).toBe('allow');
  expect(decision('zin a && zno b', 'allow Bash', 'deny Bash(zin a && zno b)')).toBe('deny');
  expect(decision('zin a && zno b', 'allow Bash(zin:*)', 'allow Bash(zno:*)', 'deny Bash(zin a && zno b)')).toBe('deny');
  expect(decision('zin a && zno b', 'allow Bash', 'ask Bash(zin a && zno b)')).toBe('allow');
  expect(decision('zin a | sh', 'allow Bash', 'deny Bash(* | sh)')).toBe('deny');
  expect(decision('zin a | sh', 'allow Bash(zin:*)', 'allow Bash(sh:*)', 'deny Bash(* | sh)')).toBe('allow');
  expect(decision('zin a && touch f', 'allow Bash', 'deny Bash(* && *)')).toBe('deny');
  expect(decision('zin a && read f', 'allow Bash', 'ask Bash(* && *)')).toBe('ask');
  expect(decision('zin a & zno b', 'allow Bash(zin:*)', 'allow Bash(zno:*)', 'deny Bash(* & *)')).toBe('deny');
  expect(decision('zin a & zno b', 'allow Bash', 'deny Bash(* & *)')).toBe('allow');
});

/** The statement that a newcomer must find behind each decision. */
describe('the measured statement behind a decision', () => {
  test.each<[string, string, string, string, readonly string[]]>([
    ['Bash', 'ls', 'read-only', 'permissions-bash §5.7', []],
    ['Bash', 'make', 'no rule', 'permissions-bash D1', []],
    ['Bash', 'make', 'tool removed', 'permissions-bash R2', ['deny Bash']],
    ['Bash', 'ls', 'whole-tool ask', 'permissions-bash R2', ['ask Bash']],
    ['Bash', 'make', 'whole-tool allow', 'permissions-bash D6', ['allow Bash']],
    ['Bash', 'make all', 'pattern allow', 'permissions-bash D1', ['allow Bash(make:*)']],
    ['Bash', 'a && b', 'exact allow', 'permissions-traps §4', ['allow Bash(a && b)']],
    ['Bash', 'make all', 'pattern deny', 'permissions-bash D1', ['deny Bash(make:*)']],
    ['Bash', '(make)', 'pattern deny', 'permissions-bash M6', ['deny Bash(make *)']],
    ['Bash', 'make )', 'unanalysable', 'permissions-bash P4', []],
    ['Bash', 'cat .env', 'path deny', 'permissions-traps §6', ['deny Read(.env)']],
    ['Bash', 'cat /etc/passwd', 'path check', 'permissions-bash T3', ['allow Bash(cat:*)']],
    ['Bash', 'ls > /srv/x', 'path check', 'permissions-bash T1', []],
    ['Bash', 'ls > out', 'path check', 'permissions-bash T1', ['allow Bash(ls:*)']],
    ['Bash', 'X=1 make all', 'no rule', 'permissions-bash E1', ['allow Bash(make:*)']],
    ['Bash', './make all', 'no rule', 'permissions-bash M3', ['allow Bash(make:*)']],
    ['Bash', 'make && touch f', 'pattern deny', 'permissions-traps §1', ['allow Bash', 'deny Bash(* && *)']],
    ['Bash', 'make | sh', 'pattern ask', 'permissions-traps §1', ['allow Bash', 'ask Bash(* | sh)']],
    ['Bash', 'make < /srv/x', 'path check', 'permissions-bash T2', ['allow Bash(make:*)']],
    ['Bash', 'make > .env', 'path deny', 'permissions-bash T4', ['allow Bash(make:*)', 'deny Edit(.env)']],
    ['Bash', 'cp a /srv/x', 'path check', 'permissions-bash T3', ['allow Bash(cp:*)']],
    ['Bash', 'read x', 'unanalysable', 'permissions-bash C6', ['allow Bash(read:*)']],
    ['Bash', 'make /proc/1/environ', 'unanalysable', 'permissions-bash C6', ['allow Bash(make:*)']],
    ['Bash', 'ls > ~/x', 'path check', 'permissions-bash T1', []],
    ['Bash', 'cd src && git status', 'path check', 'permissions-bash T5', []],
    ['Bash', 'cp -r a b', 'path check', 'permissions-bash T6', ['allow Bash(cp:*)']],
    ['Bash', 'find . -delete', 'command check', 'permissions-bash C1', ['allow Bash(find:*)']],
    ['Bash', 'awk \'BEGIN { system("x") }\'', 'command check', 'permissions-bash C2', ['allow Bash(awk:*)']],
    ['Bash', 'jq -f a b', 'command check', 'permissions-bash C3', ['allow Bash(jq:*)']],
    ['Bash', 'eval x', 'unanalysable', 'permissions-bash W3', ['allow Bash(eval:*)']],
    ['Bash', 'echo $X', 'unanalysable', 'permissions-bash P1', ['allow Bash(echo:*)']],
    ['Bash', 'echo $(make)', 'unanalysable', 'permissions-bash P2', ['allow Bash(echo:*)']],
    ['Bash', '(make)', 'unanalysable', 'permissions-bash D5', ['allow Bash(make:*)']],
    ['Bash', 'make \\ x', 'unanalysable', 'permissions-bash P4', ['allow Bash(make:*)']],
    ['Bash', LONG, 'unanalysable', 'permissions-bash P4', ['allow Bash(make:*)']],
    ['Bash', 'ls &', 'safety check', 'permissions-traps §2', ['allow Bash']],
    ['Bash', 'touch .claude/settings.json', 'safety check', 'permissions-bash S2', ['allow Bash']],
    ['Bash', 'bash -c "rm x"', 'safety check', 'permissions-bash S3', ['allow Bash', 'deny Bash(rm:*)']],
    ['Bash', 'rm -rf /', 'critical removal', 'permissions-bash S1', ['allow Bash']],
    ['Bash', 'make', 'mode', 'permissions-bash §5.8', ['dontAsk']],
    ['Bash', 'touch a', 'mode', 'permissions-bash §5.8', ['acceptEdits']],
    ['Bash', 'make', 'mode', 'permissions-bash §5.8', ['bypassPermissions']],
    ['Bash', 'make && terraform apply', 'no rule', 'permissions-bash D1', ['allow Bash(make:*)']],
    ['Monitor', 'make all', 'pattern allow', 'permissions-bash D1', ['allow Bash(make:*)']],
    ['Monitor', 'make all', 'no rule', 'permissions-bash D1', ['allow Bash']],
    ['Monitor', 'ls', 'tool removed', 'permissions-traps §3', ['deny Bash']],
    ['Read', 'a', 'built-in default', 'permissions-paths §2.9', []],
    ['Read', '/etc/passwd', 'path check', 'permissions-paths §3.1', []],
    ['Read', 'x.', 'path check', 'permissions-paths §3.5', []],
    ['Read', '/srv/a', 'path allow', 'permissions-paths §2.4', ['allow Edit(//srv/**)']],
    ['Write', 'a', 'path allow', 'permissions-paths §2.5', ['allow Write(*)']],
    ['Write', 'a', 'path allow', 'permissions-paths §3.1', ['allow Edit(a)']],
    ['Write', '.git/config', 'safety check', 'permissions-paths §3.8', ['allow Edit(**)']],
    ['Write', 'a', 'mode', 'permissions-paths §3.1', ['plan']],
    ['WebFetch', 'https://docs.python.org/3/', 'built-in default', 'permissions-paths §4.2', []],
    ['WebFetch', 'https://a.example/', 'pattern allow', 'permissions-paths §4.1', ['allow WebFetch(domain:a.example)']],
    ['Agent', 'x', 'exact deny', 'permissions-paths §4.5', ['deny Agent(x)']],
    ['Skill', 'x', 'pattern deny', 'permissions-paths §4.6', ['deny Skill(x)']],
    ['Skill', 'gated', 'no rule', 'permissions-paths §9.4', []],
    ['mcp__a__b', '', 'whole-tool allow', 'permissions-paths §4.4', ['allow mcp__a']],
    ['mcp__a__b', '', 'mode', 'permissions-paths §3.1', ['plan', 'allow mcp__a']],
    ['mcp__a__b', '', 'no rule', 'permissions-paths §2.9', []],
    ['mcp__a__b', '', 'mode', 'permissions-bash §5.8', ['dontAsk']],
    ['Write', 'a', 'mode', 'permissions-paths §3.1', ['acceptEdits']],
    ['Write', 'a', 'mode', 'permissions-bash §5.8', ['dontAsk']],
    ['mcp__a__b', '', 'tool removed', 'permissions-paths §4.4', ['deny mcp__a']],
    ['WebSearch', '', 'no rule', 'permissions-paths §2.9', []],
  ])('%s %s: %s (%s) under %j', (tool, text, stage, number, words) => {
    const field = FIELD[tool];
    const verdict = decide(policy(...words), { tool, input: field === undefined ? {} : { [field]: text } });
    expect([verdict.stage, statementOf(verdict, tool).number]).toEqual([stage, number]);
    expect(statementOf(verdict, tool).says).toMatch(/^.{20,}\.$/);
  });
});
