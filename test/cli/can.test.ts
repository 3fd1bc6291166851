import { describe, expect, test } from 'vitest';
import { answerOf } from './answers.ts';
import { program } from './program.ts';

const p = program();
const SETTINGS = `{
  "permissions": {
    "allow": [
      "Bash(npm test:*)",
      "Bash(git:*)",
      "Write(/opt/x/**)",
      "Read(/etc/**)"
    ],
    "ask": ["Bash(git push:*)"],
    "deny": ["Bash(git push --force:*)", "Read(.env)"]
  }
}
`;
const files = { '.claude/settings.json': SETTINGS };

interface Answer {
  readonly decision: string;
  readonly stage: string;
  readonly reason: string;
  readonly statement: { readonly number: string; readonly says: string };
  readonly rule?: { readonly rule: string; readonly file: string | null; readonly line: number | null };
  readonly lifts?: { readonly stage: string; readonly reason: string; readonly statement: { readonly number: string } };
  readonly seen?: {
    readonly analysed: boolean;
    readonly commands: readonly {
      readonly text: string;
      readonly allow: readonly string[];
      readonly denyOrAsk: readonly string[];
      readonly exactOnly?: boolean;
      readonly why?: string;
    }[];
  };
  readonly parts: readonly { readonly text: string; readonly decision: string }[];
  readonly others: readonly { readonly rule: { readonly rule: string; readonly line: number | null }; readonly why: string }[];
  readonly change: {
    readonly to: string | null;
    readonly remove: readonly { readonly rule: string }[];
    readonly add: readonly { readonly text: string }[];
    readonly mode?: string;
    readonly where: string;
    readonly oneIsEnough?: boolean;
    readonly without?: { readonly stage: string; readonly reason: string };
    readonly wider?: readonly { readonly text: string; readonly helps: boolean }[];
  };
  readonly overrides: readonly { readonly kind: string; readonly text: string; readonly line?: number | null }[];
  readonly notes: readonly { readonly text: string; readonly line?: number | null }[];
}

function ask(call: string, args: readonly string[] = [], tree: Parameters<typeof p.folder>[0] = files): Answer & { readonly code: number | null } {
  const { out, err, code } = p.run(p.folder(tree), ['can', call, '--format', 'json-v1', ...args]);
  expect(err).toBe('');
  return { ...(answerOf('can', out) as Answer), code };
}

describe('exit codes', () => {
  test.each<[string, number, readonly string[]]>([
    ['Bash(npm test)', 0, []],
    ['Bash(git push origin main)', 10, []],
    ['Bash(git push --force)', 11, []],
    ['Bash(make)', 10, ['--headless']],
    ['Bash(make)', 11, ['--mode', 'dontAsk']],
    ['Bash(make)', 0, ['--mode', 'bypassPermissions']],
    ['Bash(make)', 0, ['--allowed-tools', 'Bash(make),Read']],
    ['Bash(npm test)', 10, ['--untrusted']],
    ['Write(/srv/x)', 10, ['--mode', 'acceptEdits']],
    ['Write(/srv/x)', 0, ['--mode', 'acceptEdits', '--add-dir', '/srv']],
  ])('%s: %i with %j', (call, code, args) => expect(ask(call, args).code).toBe(code));

  test.each<[string, readonly string[], string]>([
    ['no call', [], 'which call?'],
    ['a word that is no tool', ['git push'], 'write Tool(input)'],
    ['a tool in lower case', ['bash(ls)'], 'the tool is called Bash'],
    ['a tool without its input', ['Bash'], 'Bash(git status)'],
    ['a host instead of an address', ['WebFetch(domain:a.example)'], 'WebFetch(https://a.example/)'],
    ['input that is no object', ['Bash', '--input', '[1]'], '--input needs a JSON object'],
    ['an unknown option', ['Bash(ls)', '--moed', 'plan'], '--mode'],
    ['an unquoted call', ['Bash(ls)', '.', 'c'], 'quote the call'],
    ['a folder that is not there', ['Bash(ls)', 'nowhere'], 'nowhere'],
    ['a start folder that is not there', ['Bash(ls)', '--start-dir', 'gone'], 'gone'],
    ['a batch that is not there', ['--batch', 'gone.jsonl'], 'gone.jsonl is no file'],
    ['a batch beside a call', ['Bash(ls)', '--batch', '-'], 'give no call'],
    ['two snapshots', ['Bash(ls)', '--staged', '--commit', 'HEAD'], 'exclude each other'],
  ])('2: %s', (_, args, words) => {
    const { code, out, err } = p.run(p.folder(files), ['can', ...args]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(words);
    expect(err).not.toContain('    at ');
  });

  test('3: a settings file that cannot be read makes the answer uncertain', () => {
    const { code, out } = p.run(p.folder({ ...files, '.claude/settings.local.json': 'x'.repeat(3 * 1024 * 1024) }), ['can', 'Bash(npm test)']);
    expect(code).toBe(3);
    expect(out).toContain('Incomplete');
  });

  test('what decides nothing may be unreadable', () => {
    expect(p.run(p.folder({ ...files, 'docs/CLAUDE.md': 'x'.repeat(3 * 1024 * 1024) }), ['can', 'Bash(npm test)']).code).toBe(0);
  });
});

describe('the decision', () => {
  test('names stage, statement, rule and line', () => {
    expect(ask('Bash(git push --force)')).toMatchObject({
      decision: 'deny',
      stage: 'exact deny',
      statement: { number: 'permissions-bash D1' },
      rule: { rule: 'Bash(git push --force:*)', file: '.claude/settings.json', line: 10 },
    });
  });

  test('every command of a chain is judged', () => {
    const { decision, parts, others } = ask('Bash(npm test && git push && ls)');
    expect(decision).toBe('ask');
    expect(parts.map(({ text, decision: own }) => [text, own])).toEqual([
      ['npm test', 'allow'],
      ['git push', 'ask'],
      ['ls', 'allow'],
    ]);
    expect(others.map(({ rule }) => rule.rule)).toEqual(['Bash(npm test:*)', 'Bash(git:*)']);
  });

  test('the rules that lose are there, with the reason', () => {
    const { others } = ask('Bash(git push --force)');
    expect(others.map(({ rule }) => rule.rule)).toEqual(['Bash(git:*)', 'Bash(git push:*)']);
    expect(others[0]?.why).toContain('before allow rules');
    expect(others[1]?.why).toContain('before ask rules');
  });

  test('other fields come by --input', () => {
    const tree = { '.claude/settings.json': '{ "permissions": { "deny": ["Bash(run_in_background:true)"] } }' };
    expect(ask('Bash', ['--input', '{ "command": "ls", "run_in_background": true }'], tree)).toMatchObject({ decision: 'deny', stage: 'field deny' });
    expect(ask('Bash(ls)', ['--input', '{ "run_in_background": true }'], tree)).toMatchObject({ decision: 'deny' });
  });

  test.each([
    ['Read(src/a.ts)', 'allow', 'built-in default'],
    ['Read(.env)', 'deny', 'path deny'],
    ['Bash(cat .env)', 'deny', 'path deny'],
    ['WebFetch(https://a.example/x)', 'ask', 'no rule'],
    ['mcp__a__b', 'ask', 'no rule'],
    ['Agent(reviewer)', 'allow', 'built-in default'],
    ['Bash(find . \\( -name a \\))', 'allow', 'read-only'],
  ])('%s: %s by %s', (call, decision, stage) => expect(ask(call)).toMatchObject({ decision, stage }));

  test('a folder can be named', () => {
    const folder = p.folder({ 'job/.claude/settings.json': SETTINGS });
    expect(p.run(folder, ['can', 'Bash(npm test)', 'job']).code).toBe(0);
    expect(p.run(folder, ['can', 'Bash(npm test)', '--start-dir', 'job']).code).toBe(0);
    expect(p.run(folder, ['can', 'Bash(npm test)']).code).toBe(10);
  });

  test('an index and a commit can be asked too', () => {
    const folder = p.folder(files);
    p.commit(folder);
    p.run(folder, []);
    expect(p.run(folder, ['can', 'Bash(npm test)', '--commit', 'HEAD']).code).toBe(0);
    expect(p.run(folder, ['can', 'Bash(npm test)', '--staged']).code).toBe(0);
  });

  test('links of the work tree are followed', () => {
    const folder = p.folder(files);
    p.git(folder, 'init', '-q');
    expect(p.run(folder, ['can', 'Bash(git log)']).code).toBe(0);
  });
});

describe('what would change it', () => {
  test.each([
    ['Bash(make all)', ['Bash(make all)']],
    ['Bash(make a && npm test && make b)', ['Bash(make a)', 'Bash(make b)']],
    ['Bash(echo $X)', ['Bash(echo $X)']],
    ['Bash(ls > out.txt)', ['Edit(/out.txt)']],
    ['Bash(cat /srv/a)', ['Read(//srv/a)']],
    ['Write(src/[id].ts)', ['Edit(/src/\\[id\\].ts)']],
    ['Read(/srv/a b)', ['Read(//srv/a b)']],
    ['WebFetch(https://a.example/x)', ['WebFetch(domain:a.example)']],
    ['mcp__a__b', ['mcp__a__b']],
    ['NotebookEdit(a.ipynb)', ['Edit(/a.ipynb)']],
  ])('%s needs %j, and with that it runs', (call, add) => {
    const { change } = ask(call);
    expect(change.add.map(({ text }) => text)).toEqual(add);
    expect(change.to).toBe('allow');
    expect(ask(call, [], { '.claude/settings.json': JSON.stringify({ permissions: { allow: [...add, 'Bash(npm test:*)'] } }) }).decision).toBe('allow');
  });

  test('deny and ask rules that must go', () => {
    const { change } = ask('Bash(git push --force)');
    expect(change.remove.map(({ rule }) => rule)).toEqual(['Bash(git push --force:*)', 'Bash(git push:*)']);
    expect(change).toMatchObject({ to: 'allow', add: [] });
  });

  test('an allowed call: the rule without which it would ask', () => {
    expect(ask('Bash(npm test)').change).toMatchObject({ to: 'ask', remove: [{ rule: 'Bash(npm test:*)' }] });
    expect(ask('Bash(ls)').change).toMatchObject({ to: 'deny', add: [{ text: 'Bash(ls)' }] });
  });

  test('what no rule lifts', () => {
    expect(ask('Write(.claude/settings.json)').change).toMatchObject({
      to: null,
      remove: [],
      add: [],
      where: 'project',
      mode: 'bypassPermissions',
      left: { stage: 'safety check' },
    });
    expect(ask('Bash(rm -rf /)').change).toMatchObject({ to: null, remove: [], add: [], where: 'project', left: { stage: 'critical removal' } });
  });

  test('without trust a rule must stand elsewhere', () => {
    expect(ask('Bash(make)', ['--untrusted']).change.where).toBe('local');
    expect(p.run(p.folder(files), ['can', 'Bash(make)', '--untrusted']).out).toContain('settings.local.json');
  });
});

describe('what does not count, and what could override', () => {
  test('rules of an untrusted folder, of a dropped file, of another folder', () => {
    expect(ask('Bash(npm test)', ['--untrusted']).notes).toMatchObject([{ line: 4 }]);
    const dropped = ask('Bash(npm test)', [], { '.claude/settings.json': SETTINGS.replace('"permissions"', '"model": 5, "permissions"') });
    expect(dropped.notes[0]?.text).toContain('drops the whole file');
    const elsewhere = ask('Bash(npm test)', ['--start-dir', 'web'], { ...files, 'web/a.ts': '' });
    expect(elsewhere.notes[0]?.text).toContain('only a session that starts in the root');
  });

  test('a skipped rule, a rule that is never consulted, a rule with the wrong anchor', () => {
    const tree = { '.claude/settings.json': '{ "permissions": { "allow": ["bash(make)", "Write(/srv/**)", "Edit(/srv/**)"] } }' };
    expect(ask('Bash(make)', [], tree).notes[0]?.text).toContain('skips it');
    const texts = ask('Write(/srv/a)', [], tree).notes.map(({ text }) => text);
    expect(texts).toHaveLength(2);
    expect(texts[0]).toContain('never consulted');
    expect(texts[1]).toContain('one leading slash');
    expect(ask('Write(src/a.ts)', [], tree).notes).toEqual([]);
  });

  const hooks = (event: string, matcher: string, more = {}) => ({
    '.claude/settings.json': JSON.stringify({ hooks: { [event]: [{ matcher, hooks: [{ type: 'command', command: 'x' }] }] }, ...more }),
  });
  test('hooks whose matcher fits the tool', () => {
    const kinds = (tree: Parameters<typeof p.folder>[0], call = 'Bash(make)') => ask(call, ['--headless'], tree).overrides.map(({ kind }) => kind);
    expect(kinds(hooks('PreToolUse', 'Bash|Edit'))).toEqual(['hook']);
    expect(kinds(hooks('PreToolUse', 'Edit'))).toEqual([]);
    expect(kinds(hooks('PermissionRequest', ''))).toEqual(['hook']);
    expect(kinds(hooks('PermissionRequest', ''), 'Bash(ls)')).toEqual([]);
    expect(kinds(hooks('PreToolUse', 'Bash', { disableAllHooks: true }))).toEqual([]);
    expect(kinds(hooks('PreToolUse', 'Bash', { model: 5 }))).toEqual([]);
  });

  test('a hook is named only where its answer counts', () => {
    const guarded = hooks('PreToolUse', 'Bash', { permissions: { ask: ['Bash(make:*)'], deny: ['Bash(rm:*)'] } });
    expect(ask('Bash(zin)', [], guarded).overrides[0]).toMatchObject({ kind: 'hook', line: 1, text: expect.stringContaining('its yes lets the call run') });
    expect(ask('Bash(make)', [], guarded).overrides[0]?.text).toContain('its yes does not lift an ask rule');
    expect(ask('Bash(rm a)', [], guarded).overrides).toEqual([]);
    expect(p.run(p.folder(guarded), ['can', 'Bash(rm a)']).out).toContain('nothing: a deny rule stands');
    expect(ask('Bash(make)', [], hooks('PermissionRequest', 'Bash', { permissions: { ask: ['Bash(make:*)'] } })).overrides[0]?.text).toContain(
      'although an ask rule wants the question',
    );
  });

  test('a sandbox and the classifier', () => {
    const tree = { '.claude/settings.json': '{ "sandbox": { "enabled": true }, "permissions": { "defaultMode": "default" } }' };
    expect(ask('Bash(make)', [], tree).overrides).toMatchObject([{ kind: 'sandbox', line: 1 }]);
    expect(ask('Write(a)', [], tree).overrides).toEqual([]);
    expect(ask('Bash(make)', ['--mode', 'auto']).overrides).toMatchObject([{ kind: 'classifier' }]);
  });
});

describe('a chain', () => {
  test('says which rules look like the line and do not act on it', () => {
    const tree = {
      '.claude/settings.json': '{ "permissions": { "allow": ["Bash", "Bash(zin * && zno *)"], "ask": ["Bash(ls | wc)"], "deny": ["Bash(* && *)"] } }',
    };
    const texts = (call: string) => ask(call, [], tree).notes.map(({ text }) => text.split(':')[0]);
    expect(texts('Bash(ls | wc)')).toEqual(['ask Bash(ls | wc) looks like this line, but does not act on it']);
    expect(texts('Bash(zin a && zno b)')).toEqual([
      'allow Bash(zin * && zno *) looks like this line, but does not act on it',
      'deny Bash(* && *) looks like this line, but does not act on it',
    ]);
    expect(texts('Bash(zin a && touch f)')).toEqual([]);
  });

  test('names the part that decides it', () => {
    expect(ask('Bash(npm test && terraform apply)')).toMatchObject({ decision: 'ask', stage: 'no rule', decidedBy: 'terraform apply' });
    expect(ask('Bash(npm test && git push --force)')).toMatchObject({ decision: 'deny', decidedBy: 'git push --force' });
    expect(ask('Bash(cd web && git status)')).not.toHaveProperty('decidedBy');
  });
});

describe('the text', () => {
  const text = (call: string, ...args: string[]) => p.run(p.folder(files), ['can', call, ...args]).out;
  test('says what decided, in words', () => {
    const out = text('Bash(git push --force)');
    expect(out).toMatch(/^deny {2}Bash: git push --force\n/);
    expect(out).toContain('exact deny: a deny rule is this very command');
    expect(out).toContain('permissions-bash D1');
    expect(out).toContain('deny Bash(git push --force:*)  .claude/settings.json:10 (project)');
  });
  test('headless: nobody is asked', () =>
    expect(text('Bash(make)', '--headless')).toContain('the call is refused, and the client exits\n           0 all the same'));
  test('has no colours unless asked for', () => {
    expect(text('Bash(make)')).not.toContain('\u001b');
    expect(text('Bash(make)', '--color', 'always')).toContain('\u001b[');
  });

  test('control characters of audited files and of the call are spelt out', () => {
    const folder = p.folder({ '.claude/settings.json': JSON.stringify({ permissions: { deny: ['Bash(\u001b[31mls:*)', 'Bash(* \u202e)'] } }) });
    const { out } = p.run(folder, ['can', 'Bash(\u001b[31mls \u202e)']);
    expect(out).not.toMatch(/[\u001b\u202e]/);
    expect(out).toContain('\\u{1b}');
    expect(p.run(folder, ['can', 'Bash(\u001b[31mls \u202e)', '-f', 'json']).out).not.toMatch(/[\u001b\u202e]/);
  });

  test('credentials in rules and in the call are never printed', () => {
    const token = `ghp_${'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hJ6'}`;
    const tree = {
      '.claude/settings.json': JSON.stringify({ permissions: { allow: [`Bash(curl -H "Authorization: Bearer ${token}" https://api.example.com:*)`] } }),
    };
    const call = `Bash(curl -H "Authorization: Bearer ${token}" https://api.example.com)`;
    for (const args of [[], ['-f', 'json'], ['--untrusted'], ['--verbose', '--mode', 'dontAsk']]) {
      const { out, code } = p.run(p.folder(tree), ['can', call, ...args]);
      expect(out).not.toContain(token.slice(4, 20));
      expect([0, 10, 11]).toContain(code);
    }
  });
});

test('the batch form says where the rule stands, line by line of settings that came as text', () => {
  const settings = { project: SETTINGS, user: { permissions: { deny: ['Bash(rm:*)'] } } };
  const calls = ['npm test', 'rm a', 'make'].map((command, i) => JSON.stringify({ id: `c${i}`, settings, call: { tool: 'Bash', input: { command } } }));
  const { out, code, err } = p.run(p.folder({}), ['can', '--batch', '-'], { input: `${calls.join('\n')}\n` });
  expect([code, err]).toEqual([0, '']);
  const answers = out
    .trim()
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line) as Record<string, unknown>);
  expect(answers.map((answer) => Object.keys(answer))).toEqual([
    ['id', 'decision', 'stage', 'rule', 'scope', 'file', 'line', 'reason'],
    ['id', 'decision', 'stage', 'rule', 'scope', 'file', 'reason'],
    ['id', 'decision', 'stage', 'reason'],
  ]);
  expect(answers[0]).toMatchObject({ id: 'c0', decision: 'allow', rule: 'Bash(npm test:*)', scope: 'project', line: 4 });
  expect(answers[1]).toMatchObject({ decision: 'deny', scope: 'user', file: '/home/dev/.claude/settings.json' });
});

describe('another version of the client', () => {
  const about = (version: string, ...args: string[]) => p.run(p.folder(files), ['can', 'Bash(npm test)', '--client', version, ...args]);
  test('is answered for, and said so once', () => {
    expect(about('2.1.329')).toMatchObject({ code: 0, err: '' });
    expect(about('99.0.0')).toMatchObject({
      code: 0,
      err: 'grantlint: client 99.0.0 is newer than 2.1.329, on which everything was measured; answering as for that one\n',
    });
    expect(about('2.1.30').err).toContain('older');
    expect(about('latest')).toMatchObject({ code: 2 });
  });
  test('once for a whole batch', () => {
    const line = JSON.stringify({ call: { tool: 'Bash', input: { command: 'ls' } } });
    const { err, out } = p.run(p.folder({}), ['can', '--batch', '-', '--client', '99.0.0'], { input: `${line}\n${line}\n` });
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(out.trim().split('\n')).toHaveLength(2);
  });
});

test('the batch form answers line by line', () => {
  const line = JSON.stringify({ id: 'a', settings: { project: { permissions: { deny: ['Bash(ls:*)'] } } }, call: { tool: 'Bash', input: { command: 'ls' } } });
  const { out, code } = p.run(p.folder({}), ['can', '--batch', '-'], { input: `${line}\n` });
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ id: 'a', decision: 'deny', rule: 'Bash(ls:*)' });
});
