import { describe, expect, test } from 'vitest';
import { answerOf } from './answers.ts';
import { program } from './program.ts';

const p = program();

interface Shown {
  readonly name: string;
  readonly status: string;
  readonly text: string;
  readonly line?: number | null;
}
interface Overview {
  readonly files: readonly { readonly file: string; readonly status: string; readonly reason?: string; readonly line?: number | null }[];
  readonly rules: readonly {
    readonly rule: string;
    readonly effect: string;
    readonly line: number | null;
    readonly inForce: boolean;
    readonly reason?: string;
  }[];
  readonly mode: { readonly mode: string; readonly from: string; readonly line?: number | null };
  readonly directories: readonly { readonly text: string; readonly inForce: boolean }[];
  readonly servers: readonly Shown[];
  readonly hooks: readonly Shown[];
  readonly helpers: readonly Shown[];
  readonly environment: readonly Shown[];
  readonly prompts: readonly Shown[];
  readonly trust: {
    readonly trusted: boolean;
    readonly depends: readonly { readonly kind: string; readonly text: string }[];
    readonly regardless: readonly string[];
  };
}

const full = {
  '.claude/settings.json': `{
  "permissions": {
    "allow": ["Bash(npm test)", "bash(x)", "Write(a/**)"],
    "deny": ["Read(.env)"],
    "additionalDirectories": ["lib", "gone"]
  },
  "enabledMcpjsonServers": ["yes"],
  "disabledMcpjsonServers": ["no"],
  "apiKeyHelper": "./key.sh",
  "statusLine": { "type": "command", "command": "x" },
  "env": { "A_TOKEN": "hunter2hunter2" },
  "hooks": {
    "PreToolUse": [{ "matcher": "Bash", "hooks": [{ "type": "command", "command": "./guard.sh" }] }],
    "PreTool": [{ "hooks": [{ "type": "command", "command": "x" }] }]
  }
}
`,
  '.mcp.json':
    '{ "mcpServers": {\n "yes": { "command": "a" },\n "no": { "command": "b" },\n "maybe": { "command": "c" },\n "odd": { "type": "websocket", "url": "x" } } }',
  'lib/a.ts': '',
  'CLAUDE.md': '# x',
  'lib/CLAUDE.md': '# y',
  '.claude/skills/s/SKILL.md': '---\nname: s\ndescription: x\n---\n',
  '.claude/agents/a.md': '---\nname: a\ndescription: x\nhooks:\n  Stop:\n    - hooks:\n        - type: command\n          command: z\n---\n',
  'web/.claude/settings.json': '{ "permissions": { "allow": ["Bash(web)"] } }',
};

function show(args: readonly string[] = [], tree: Parameters<typeof p.folder>[0] = full): Overview {
  const { out, err, code } = p.run(p.folder(tree), ['show', '-f', 'json-v1', ...args]);
  expect([err, code]).toEqual(['', 0]);
  return answerOf('show', out) as Overview;
}
const status = (list: readonly Shown[]): Record<string, string> => Object.fromEntries(list.map((one) => [one.name, one.status]));

test('rules with place, and those that do nothing with the reason', () => {
  const { rules, files } = show();
  expect(rules.map(({ rule, line, inForce }) => [rule, line, inForce])).toEqual([
    ['Bash(npm test)', 3, true],
    ['bash(x)', 3, false],
    ['Write(a/**)', 3, true],
    ['Read(.env)', 4, true],
    ['Bash(web)', 1, false],
  ]);
  expect(rules[1]?.reason).toContain('skips it');
  expect(rules[2]?.reason).toContain('never consulted');
  expect(rules[4]?.reason).toContain('only a session that starts in web reads it');
  expect(files.map(({ file, status: of }) => [file, of])).toEqual([
    ['.claude/settings.json', 'in force'],
    ['web/.claude/settings.json', 'elsewhere'],
  ]);
});

test('servers: attended by approval, headless every one that nothing blocks', () => {
  expect(status(show().servers)).toEqual({ yes: 'starts', no: 'off', maybe: 'asks first', odd: 'off' });
  expect(status(show(['--headless', '--untrusted']).servers)).toEqual({ yes: 'starts', no: 'off', maybe: 'starts', odd: 'off' });
  expect(status(show(['--untrusted']).servers)).toMatchObject({ yes: 'asks first' });
});

test('hooks, helpers, environment, prompts', () => {
  const shown = show();
  expect(shown.hooks.map(({ name, status: of, line }) => [name, of, line])).toEqual([
    ['Stop', 'conditional', 7],
    ['PreToolUse on Bash', 'runs', 13],
    ['PreTool', 'off', 14],
  ]);
  expect(status(shown.helpers)).toEqual({ apiKeyHelper: 'runs', statusLine: 'runs' });
  expect(status(show(['--headless']).helpers)).toEqual({ apiKeyHelper: 'runs', statusLine: 'off' });
  expect(shown.environment.map(({ name }) => name)).toEqual(['A_TOKEN']);
  expect(status(shown.prompts)).toEqual({ 'memory CLAUDE': 'conditional', 'skill s': 'loaded', 'agent a': 'loaded' });
  expect(shown.directories.map(({ inForce }) => inForce)).toEqual([true, false]);
});

test('what trust changes, seen from both sides', () => {
  for (const args of [[], ['--untrusted', '--headless']]) {
    const { trust } = show(args);
    expect(trust.trusted).toBe(args.length === 0);
    expect(trust.depends.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'rule allow Bash(npm test)',
      'rule allow Write(a/**)',
      'directory additional directory lib',
      'hook Stop hook of an agent',
    ]);
    expect(trust.regardless).toContain('1 hook');
  }
});

describe('other starts', () => {
  test('of a folder further down: its own settings, the servers and skills of all above', () => {
    const shown = show(['--start-dir', 'web']);
    expect(shown.rules.filter(({ inForce }) => inForce).map(({ rule }) => rule)).toEqual(['Bash(web)']);
    expect(status(shown.servers)).toEqual({ yes: 'asks first', no: 'asks first', maybe: 'asks first', odd: 'off' });
    expect(status(shown.prompts)).toMatchObject({ 'skill s': 'loaded' });
    expect(shown.hooks.map(({ name }) => name)).toEqual(['Stop']);
  });

  test('a dropped file takes everything with it', () => {
    const shown = show([], {
      '.claude/settings.json':
        '{ "permissions": { "defaultMode": "no", "deny": ["Read(.env)"] }, "hooks": { "Stop": [{ "hooks": [{ "type": "command", "command": "x" }] }] } }',
    });
    expect(shown.files).toMatchObject([{ status: 'dropped', line: 1 }]);
    expect(shown.rules).toMatchObject([{ inForce: false }]);
    expect(shown.hooks).toMatchObject([{ status: 'off' }]);
    expect(shown.mode).toEqual({ mode: 'default', from: 'client' });
  });

  test('the home folder is read with --user', () => {
    const folder = p.folder({ 'x/.claude/settings.json': '{ "permissions": { "defaultMode": "plan" } }', 'y/a': '' });
    const run = (args: readonly string[]) =>
      answerOf('show', p.run(folder, ['show', 'y', '-f', 'json', ...args], { env: { HOME: `${folder}/x` } }).out) as Overview;
    expect(run([]).mode).toEqual({ mode: 'default', from: 'client' });
    expect(run(['--user']).mode).toEqual({ mode: 'plan', from: 'settings', file: '~/.claude/settings.json', line: 1 });
  });

  test('an empty folder', () => expect(p.run(p.folder({}), ['show'])).toMatchObject({ code: 0, err: '' }));
});

describe('the text', () => {
  test('shortens long lists, but not with --verbose', () => {
    const allow = Array.from({ length: 40 }, (_, i) => `Bash(tool${i})`);
    const folder = p.folder({ '.claude/settings.json': JSON.stringify({ permissions: { allow } }) });
    const short = p.run(folder, ['show']).out;
    expect(short).toContain('and 34 more (--verbose)');
    expect(short.split('\n').length).toBeLessThan(30);
    expect(p.run(folder, ['show', '--verbose']).out).toContain('Bash(tool39)');
  });

  test('never shows values of variables, nor credentials, nor control characters', () => {
    const token = `ghp_${'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hJ6'}`;
    const folder = p.folder({
      '.claude/settings.json': JSON.stringify({
        env: { A: 'hunter2hunter2' },
        permissions: { allow: [`Bash(curl -u x:${token} https://a.example)`, 'Bash(\u001b[2Jx)'] },
        hooks: { Stop: [{ hooks: [{ type: 'command', command: `curl -H "Authorization: Bearer ${token}" https://a.example` }] }] },
      }),
    });
    for (const args of [[], ['--verbose'], ['-f', 'json'], ['--untrusted', '--verbose']]) {
      const { out } = p.run(folder, ['show', ...args]);
      expect(out).not.toContain('hunter2');
      expect(out).not.toContain(token.slice(4, 20));
      expect(out).not.toContain('\u001b');
    }
  });
});

test.each<[readonly string[], string]>([
  [['a', 'b'], 'one folder'],
  [['nowhere'], 'nowhere'],
  [['--headles'], '--headless'],
])('usage errors: %j', (args, words) => {
  const { code, err } = p.run(p.folder({}), ['show', ...args]);
  expect(code).toBe(2);
  expect(err).toContain(words);
});

test('what the dialogs of the client left behind for the folder', () => {
  const folder = p.folder({
    '.mcp.json': '{ "mcpServers": { "yes": { "command": "a" }, "no": { "command": "b" }, "off": { "command": "c" }, "new": { "command": "d" } } }',
  });
  const home = p.folder({
    '.claude.json': JSON.stringify({
      mcpServers: { own: { command: 'e' } },
      projects: { [folder]: { enabledMcpjsonServers: ['yes', 'off'], disabledMcpjsonServers: ['no', 'own'], disabledMcpServers: ['off'] } },
    }),
  });
  const { out } = p.run(folder, ['show', '-f', 'json', '--user'], { env: { HOME: home } });
  const { servers } = answerOf('show', out) as Overview;
  expect(status(servers)).toEqual({ yes: 'starts', no: 'off', off: 'off', new: 'asks first', own: 'starts' });
  expect(servers.find(({ name }) => name === 'no')?.text).toContain('disabledMcpjsonServers of this folder in ~/.claude.json');
});
