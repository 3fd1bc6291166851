import { describe, expect, test } from 'vitest';
import { answerOf } from './answers.ts';
import { program } from './program.ts';

const p = program();

type Rules = Readonly<Partial<Record<'allow' | 'ask' | 'deny', readonly string[]>>>;

const tree = (permissions: Rules) => ({ '.claude/settings.json': JSON.stringify({ permissions }) });

/** What a person reads, on one line each blank. */
function words(call: string, rules: Rules, ...args: readonly string[]): string {
  const { out, err } = p.run(p.folder(tree(rules)), ['can', call, ...(args.includes('--mode') ? [] : ['--mode', 'default']), ...args]);
  expect(err).toBe('');
  return out.replace(/\s+/g, ' ');
}

/** What a program reads. */
function json(call: string, rules: Rules, ...args: readonly string[]): Record<string, unknown> {
  return answerOf('can', p.run(p.folder(tree(rules)), ['can', call, '--format', 'json-v1', ...args]).out) as Record<string, unknown>;
}

describe('what a rule lifted', () => {
  test.each<[string, Rules, string[], string | undefined]>([
    ['Bash(zin ${X})', { allow: ['Bash'] }, [], 'unanalysable permissions-bash P1'],
    ['Bash(find . -delete)', { allow: ['Bash(*)'] }, [], 'command check permissions-bash C1'],
    ['Bash(read f)', { allow: ['Bash(read f)'] }, [], 'unanalysable permissions-bash C6'],
    ['Bash(cat /srv/a)', { allow: ['Bash'] }, ['--mode', 'dontAsk'], 'path check permissions-bash T3'],
    ['Bash(touch .git/a)', {}, ['--mode', 'bypassPermissions'], 'safety check permissions-bash S2'],
    ['Write(/srv/a)', { allow: ['Write'] }, [], 'path check permissions-paths §3.1'],
    ['Bash(zin a)', { allow: ['Bash'] }, [], undefined],
    ['Bash(zin a)', { allow: ['Bash(zin a)'] }, [], undefined],
    ['mcp__a__b', { allow: ['mcp__a'] }, [], undefined],
  ])('%s under %j %j: %s', (call, rules, args, lifted) => {
    const lifts = json(call, rules, ...args)['lifts'] as { readonly stage: string; readonly statement: { readonly number: string } } | undefined;
    expect(lifts && `${lifts.stage} ${lifts.statement.number}`).toBe(lifted);
  });

  test('stands under the rule', () =>
    expect(words('Bash(zin ${X})', { allow: ['Bash'] })).toContain('(project) lifts unanalysable: a variable in braces (permissions-bash P1)'));
});

test('rules that open the files of a command are named, and the advice speaks of them', () => {
  const opens = (call: string, ...allow: string[]) => (json(call, { allow })['needs'] as { readonly rule: string }[] | undefined)?.map(({ rule }) => rule);
  expect(opens('Bash(ls > out.txt)', 'Edit(/out.txt)', 'Read(//srv/**)')).toEqual(['Edit(/out.txt)']);
  expect(opens('Bash(zin > out.txt)', 'Bash(zin:*)', 'Edit(/out.txt)')).toEqual(['Edit(/out.txt)']);
  expect(opens('Bash(cat /srv/a /opt/b)', 'Read(//srv/**)', 'Read(//opt/**)')).toEqual(['Read(//srv/**)', 'Read(//opt/**)']);
  expect(opens('Bash(ls)', 'Edit(/out.txt)')).toBeUndefined();
  expect(opens('Bash(ls > out.txt)', 'Bash', 'Edit(/out.txt)')).toBeUndefined();
  const text = words('Bash(cat /srv/a)', { allow: ['Read(//srv/**)'] });
  expect(text).toContain('needs allow Read(//srv/**) .claude/settings.json:1 (project), which opens a file that the command touches');
  expect(text).toContain('without allow Read(//srv/**) .claude/settings.json:1 (project) it would be: ask');
  expect(text).not.toContain('no rule speaks');
});

describe('what rules were compared with', () => {
  test.each<[string, string | undefined]>([
    ['Bash(zin a)', undefined],
    ['Bash(timeout 5 zin)', '`timeout 5 zin` or `zin`'],
    ['Bash(zin 2>/dev/null)', '`zin`'],
    ['Bash(NODE_ENV=a zin)', '`NODE_ENV=a zin` or `zin`'],
    ['Bash(X=1 zin)', '`X=1 zin`; by deny and ask rules also as `zin`'],
    ['Bash(zin "a b")', '`zin "a b"`; by deny and ask rules also as `zin a b`'],
    ['Bash(zin a\\;b)', '`zin a\\;b` (one command: the `;` in it is escaped or quoted, no operator); by deny and ask rules also as `zin a;b`'],
    [
      'Bash(<b zin x)',
      '`<b zin x` (a redirection in front stays part of the text, so that no rule which begins with the program matches); by deny and ask rules also as `zin x`',
    ],
    ['Bash(find . -delete)', undefined],
    ['Bash(find . -name "a" -delete)', '`find . -name "a" -delete`, by exact allow rules only; by deny and ask rules also as `find . -name a -delete`'],
    ['Bash(ls && timeout 5 zin)', '2 commands, each judged by itself; `timeout 5 zin` is seen as `timeout 5 zin` or `zin`'],
    ['Bash(ls; read f)', '2 commands, each judged by itself; `read f` is seen by no allow rule'],
    ['Bash(zin $X)', 'one text that cannot be taken apart: an allow rule must be exactly it; deny and ask rules also look at `zin …` or `zin`'],
    ['Bash((zin a; zno))', 'one text that cannot be taken apart: no allow rule but the bare one passes it; deny and ask rules also look at `zin a` or `zno`'],
    ['Write(a)', undefined],
  ])('%s', (call, seen) => {
    const text = words(call, {});
    if (seen === undefined) expect(text).not.toContain('seen as');
    else expect(text).toContain(` seen as ${seen} measured `);
  });

  test('in json-v1 too', () => {
    expect(json('Bash(zin a)', {})).not.toHaveProperty('seen');
    expect(json('Bash(X=1 zin)', {})['seen']).toEqual({ analysed: true, commands: [{ text: 'X=1 zin', allow: ['X=1 zin'], denyOrAsk: ['zin'] }] });
    expect(json('Bash(zin $X)', {})['seen']).toMatchObject({ analysed: false, commands: [{ allow: ['zin $X'], exactOnly: true }] });
  });

  test('what it says of exact rules is so', () => {
    const decision = (call: string, ...allow: string[]) => json(call, { allow })['decision'];
    expect(decision('Bash(zin $X)', 'Bash(zin $X)')).toBe('allow');
    expect(decision('Bash((zin a; zno))', 'Bash((zin a; zno))')).toBe('ask');
    expect(decision('Bash(ls; read f)', 'Bash(read f)')).toBe('ask');
    expect(decision('Bash(<b zin x)', 'Bash(zin:*)')).toBe('ask');
    expect(decision('Bash(<b zin x)', 'Bash(<b zin x)')).toBe('allow');
  });
});

describe('the advice', () => {
  test('in auto mode the classifier is named for what it is', () => {
    const text = words('Bash(zin a)', { allow: ['Bash(zin:*)'] }, '--mode', 'auto');
    expect(text).toContain('it would be: deny (left to the classifier of auto mode, whose yes no rule can promise)');
    expect(text).toContain('the classifier of auto mode is not asked, because a rule allows the call');
    expect(text).not.toContain('no classifier');
    expect(json('Bash(zin a)', { allow: ['Bash(zin:*)'] }, '--mode', 'auto')['change']).toMatchObject({ without: { stage: 'mode' } });
    expect(words('Bash(ls)', {}, '--mode', 'auto')).toContain('is not asked, because the call passes without it');
    expect(words('Bash(zin a)', { allow: ['Bash(zin:*)'] }, '--mode', 'dontAsk')).toContain('it would be: deny (dontAsk refuses what would be asked)');
    expect(words('Bash(zin a)', { allow: ['Bash(zin:*)'] })).toContain('nothing: no hook matches, no sandbox, no classifier');
  });

  test('one deny rule is enough for a chain', () => {
    expect(words('Bash(ls | wc)', {})).toContain('to stop it add deny Bash(ls) or deny Bash(wc)');
    expect(json('Bash(ls | wc)', {})['change']).toMatchObject({ oneIsEnough: true });
    expect(json('Bash(ls)', {})['change']).not.toHaveProperty('oneIsEnough');
  });

  test('what no pattern lifts: the exact rule, and which wider ones would do', () => {
    const text = words('Bash(read f)', {});
    expect(text).toContain(
      'add allow Bash(read f) allow Bash(read:*) would not help: no rule with a wildcard lifts this check the bare allow Bash would lift it too',
    );
    expect(json('Bash(read f)', {})['change']).toMatchObject({
      wider: [
        { text: 'Bash(read:*)', helps: false },
        { text: 'Bash', helps: true },
      ],
    });
    expect(json('Monitor', {}, '--input', '{"command":"read f"}')['change']).toMatchObject({ wider: [{ helps: false }, { helps: false }] });
    expect(json('Bash(make)', {})['change']).not.toHaveProperty('wider');
  });
});

describe('rules that look as if they counted', () => {
  test('stand before the advice, with the reason in plain words', () => {
    const text = words('Bash(ls | wc)', { allow: ['Bash'], ask: ['Bash(ls | wc)'] });
    expect(text).toContain('each part passes by itself, and then the client does not look at the line as a whole');
    expect(text.indexOf('Worth knowing')).toBeLessThan(text.indexOf('What would change it'));
  });

  test.each<[string, Rules, string]>([
    ['Bash(zin a && zno b)', { allow: ['Bash'], deny: ['Bash(* && *)'] }, 'only where a part cannot be analysed or is stopped for its files, and none is here'],
    ['Bash(zin a && zno b)', { deny: ['Bash(zin:*)', 'Bash(* && zno b)'] }, 'a rule on one of its parts has already decided'],
    ['Bash(cat /srv/a && ls)', { allow: ['Bash(cat /srv/a && ls)'] }, 'does not lift what stops the only part'],
    ['Bash(zin a | zno b)', { allow: ['Bash(zin a | zno b)'] }, 'each part needs a rule of its own'],
    ['Bash(zin a && zno b)', { allow: ['Bash(zin a && zno b)'], deny: ['Bash(* && *)'] }, 'an allow rule that is this very chain comes first'],
    ['Bash(zin a && touch f > g)', { allow: ['Bash'], ask: ['Bash(zin a && touch f > g)'] }, 'without redirections and comments'],
  ])('%s under %j', (call, rules, why) => {
    const text = words(call, rules);
    expect(text).toContain('looks like this line, but does not act on it');
    expect(text).toContain(why);
  });

  test('a call that no rule speaks of, and the nearest rules', () => {
    expect(words('Bash(make)', {})).toContain('rule no rule speaks of this call');
    expect(words('Bash(make)', { ask: ['Bash(make)'] })).not.toContain('no rule speaks');
    expect(words('Bash(ls; zin)', { allow: ['Bash(zin)'] })).not.toContain('no rule speaks');
    const near = (call: string, ...allow: string[]) => words(call, { allow }).match(/names the same program, but does not match .*?(?= What would)/)?.[0];
    expect(near('Bash(zin build)', 'Bash(zin test)')).toContain('a rule without a wildcard is that one command');
    expect(near('Bash(zin build)', 'Bash(zin test:*)')).toContain('it wants `zin test` and then a blank or the end');
    expect(near('Bash(zin build)', 'Bash(zin * --dry)')).toContain('the text does not fit its pattern');
    expect(near('Bash(X=1 zin)', 'Bash(zin:*)')).toContain('begins with something else');
    expect(near('Bash(<b zin)', 'Bash(zin:*)')).toContain('policy M10');
    expect(near('Bash(zin; make all)', 'Bash(zin)', 'Bash(make a)')).toContain('`make all`');
    expect(near('Bash(zin build)', 'Bash(zine:*)')).toBeUndefined();
    expect(words('Bash(zin build)', { deny: ['Bash(zin test)'] })).not.toContain('same program');
  });

  test.each<[string, string, boolean]>([
    ['example.com.evil.net', 'domain:example.com', true],
    ['api.example.com', 'domain:example.com', true],
    ['example.com', 'domain:*.example.com', true],
    ['example.org', 'domain:example.com', false],
  ])('the host %s beside %s', (host, rule, said) => {
    const text = words(`WebFetch(https://${host}/)`, { allow: [`WebFetch(${rule})`] });
    expect(text.includes(`does not match ${host}`) && text.includes('permissions-paths §4.1')).toBe(said);
  });
});

test('the first line shows the call as people write it', () => {
  const first = (tool: string, input: unknown) =>
    p
      .run(p.folder({}), ['can', tool, '--input', JSON.stringify(input)])
      .out.split('\n')[0]
      ?.replace(/^\w+ +/, '');
  expect(first('WebFetch', { url: 'https://a.example/', prompt: 'x' })).toBe('WebFetch: https://a.example/');
  expect(first('Bash', { command: 'ls', run_in_background: true })).toBe('Bash: ls (run_in_background: true)');
  expect(first('mcp__a__b', { c: 1 })).toBe('mcp__a__b: {"c":1}');
});

test('the effect of a rule is said once in a line', () => {
  const text = words('Bash(zin x; zno)', { allow: ['Bash(zin:*)'] });
  expect(text).toContain('allow zin x: pattern rule Bash(zin:*) .claude/settings.json:1 (project) (permissions-bash D1)');
  expect(text).toContain('(project): covers `zin x` only What would');
});
