import { describe, expect, test } from 'vitest';
import { batches } from './oracle/ask.ts';
import { report, tally } from './oracle/compare.ts';
import { startEnclosed } from './oracle/enclosure.ts';
import { generated } from './oracle/generate.ts';
import { jobOf, notRecordable, setupKey } from './oracle/job.ts';
import { randomFrom, sample } from './oracle/sample.ts';
import { Answers } from './oracle/verdicts.ts';
import { fixtures, type Vector } from './recordings.ts';

const vector = (more: Partial<Vector> & { readonly [key: string]: unknown } = {}): Vector => ({
  id: 'a.0',
  topic: 'a',
  settings: {},
  mode: 'default',
  call: { tool: 'Bash', input: { command: 'zin' } },
  verdict: 'ask',
  ...more,
});

describe('a job', () => {
  const job = (more: Parameters<typeof vector>[0] = {}) => jobOf([vector(more)], { tree: { 'sub/f': 'x', link: { symlink: '/srv/out' } } });

  test('has the settings of every scope where the client looks for them', () => {
    const { files, args } = job({ settings: { user: {}, project: '{broken', local: {}, managed: {}, managedDropIn: { '10-a.json': {} }, flag: { a: 1 } } });
    expect(files.get('/home/dev/.claude/settings.json')).toBe('{}');
    expect(files.get('/home/dev/proj/.claude/settings.json')).toBe('{broken');
    expect(files.get('/home/dev/proj/.claude/settings.local.json')).toBe('{}');
    expect(files.get('/etc/claude-code/managed-settings.json')).toBe('{}');
    expect(files.get('/etc/claude-code/managed-settings.d/10-a.json')).toBe('{}');
    expect(files.get('/tmp/flag-settings.json')).toBe('{"a":1}');
    expect(args.join(' ')).toContain('--settings /tmp/flag-settings.json');
  });

  test('has files of the fixture and its own, links, folders', () => {
    const { files, links, dirs } = job({ fixture: 'tree', files: { g: { a: 1 }, '/srv/h': 'h' }, symlinks: { l: '../x' }, dirs: ['d'] });
    expect([files.get('/home/dev/proj/sub/f'), files.get('/home/dev/proj/g'), files.get('/srv/h')]).toEqual(['x', '{"a":1}', 'h']);
    expect([...links]).toEqual([
      ['/home/dev/proj/link', '/srv/out'],
      ['/home/dev/proj/l', '../x'],
    ]);
    expect(dirs).toContain('/home/dev/proj/d');
    expect(() => job({ fixture: 'none' })).toThrow('no fixture');
  });

  test('is a git repository unless told otherwise', () => {
    expect(job().files.has('/home/dev/proj/.git/HEAD')).toBe(true);
    expect(job({ git: false }).files.has('/home/dev/proj/.git/HEAD')).toBe(false);
  });

  test('starts where, how and with what the vector says', () => {
    const { args, env, start } = job({ mode: 'plan', args: ['--add-dir', '/srv'], env: { CI: '1' }, cwd: '/home/dev/proj/sub', shell: 'zsh' });
    expect(args.join(' ')).toMatch(/--permission-mode plan --add-dir \/srv$/);
    expect(env['CI']).toBe('1');
    expect(start).toBe('/home/dev/proj/sub');
    expect(env['CLAUDE_CODE_SHELL']).toBe('/mnt/stub/zsh');
    expect(job().args).not.toContain('--permission-mode');
  });

  test('trusts the project, nothing, or the folders named', () => {
    const trusted = (more: Parameters<typeof vector>[0]) => Object.keys(JSON.parse(job(more).files.get('/home/dev/.claude.json') ?? '').projects);
    expect(trusted({})).toEqual(['/home/dev/proj']);
    expect(trusted({ trust: false })).toEqual([]);
    expect(trusted({ trust: ['/'] })).toEqual(['/']);
    expect(trusted({ trust: false, claudeJson: { projects: { '/x': {} } } })).toEqual(['/x']);
  });

  test('offers the MCP tools that its calls name', () => {
    const calls = ['mcp__srv__x__get_a', 'mcp__srv__x__post', 'mcp__b__c'].map((tool) => vector({ call: { tool, input: {} } }));
    const servers = JSON.parse(jobOf(calls, {}).files.get('/tmp/mcp.json') ?? '').mcpServers;
    expect(Object.keys(servers)).toEqual(['srv__x', 'b']);
    expect(servers['srv__x'].args[1]).toBe('["get_a","post"]');
  });

  test('brings the rules of a running session as answers to a question', () => {
    const { session } = job({ settings: { session: { permissions: { allow: ['Edit(a(b))', 'Bash'], deny: [] } } } });
    expect(session).toEqual([
      { type: 'addRules', behavior: 'allow', rules: [{ toolName: 'Edit', ruleContent: 'a(b)' }, { toolName: 'Bash' }], destination: 'session' },
    ]);
  });

  test('never asks for a client that runs as root', () => {
    expect(notRecordable(vector({ root: true }))).toContain('root');
    expect(notRecordable(vector())).toBeUndefined();
  });

  test('is shared by vectors that differ in the call and its outcome only', () => {
    expect(setupKey(vector())).toBe(setupKey(vector({ id: 'a.1', verdict: 'deny', reason: 'x', call: { tool: 'Read', input: {} } })));
    expect(setupKey(vector())).not.toBe(setupKey(vector({ cwd: '/srv' })));
    const many = Array.from({ length: 150 }, (_, i) => vector({ id: `a.${i}`, mode: i % 2 ? 'plan' : 'default' }));
    expect(batches(many).map(({ length }) => length)).toEqual([75, 75]);
    expect(batches(Array.from({ length: 250 }, () => vector())).map(({ length }) => length)).toEqual([100, 100, 50]);
  });
});

describe('a verdict', () => {
  const read = (...lines: readonly object[]) => {
    const answers = new Answers();
    const questions = lines.map((line) => answers.take(JSON.stringify(line)));
    return { answers, questions };
  };
  const result = (id: string, meta: object, content: unknown = 'x') => ({
    type: 'user',
    message: { content: [{ type: 'tool_result', tool_use_id: id, content }] },
    tool_result_meta: [{ id, ...meta }],
  });

  test('is read from the decision on the result', () => {
    const { answers } = read(
      result('1', { permission_decision: { decision: 'accept', reason_type: 'rule' } }),
      result('2', { permission_decision: { decision: 'reject' }, non_execution_kind: 'permission-rule' }),
      { type: 'system', subtype: 'permission_denied', tool_use_id: '2', decision_reason_type: 'rule' },
      result('3', { permission_decision: { decision: 'reject' }, non_execution_kind: 'user-rejected' }),
    );
    expect(answers.of('1')).toEqual({ verdict: 'allow', reasonType: 'rule' });
    expect(answers.of('2')).toEqual({ verdict: 'deny', reasonType: 'rule' });
    expect(answers.of('3')).toEqual({ verdict: 'ask' });
  });

  test('is ask where the client asked, whatever was answered', () => {
    const request = { subtype: 'can_use_tool', tool_use_id: '1', input: { command: 'x' }, decision_reason_type: 'other', decision_reason: 'because' };
    const { answers, questions } = read({ type: 'control_request', request_id: 'r', request }, result('1', { permission_decision: { decision: 'accept' } }));
    expect(questions[0]).toEqual({ requestId: 'r', callId: '1', input: { command: 'x' } });
    expect(answers.of('1')).toEqual({ verdict: 'ask', reasonType: 'other', reason: 'because' });
  });

  test('is an error where the input was not valid, and silence where nothing came', () => {
    const { answers } = read(result('1', {}, [{ type: 'text', text: 'InputValidationError' }]));
    expect(answers.of('1')).toEqual({ verdict: 'error', reason: 'InputValidationError' });
    expect(answers.of('2')).toEqual({ verdict: 'error', silent: true });
  });

  test('does not stumble over lines that are not ours', () => {
    const answers = new Answers();
    expect(answers.take('not JSON')).toBeUndefined();
    expect(answers.take('{"type":"control_request","request_id":"q","request":{"subtype":"other"}}')).toEqual({ unsupported: 'q' });
    expect(answers.finished).toBe(false);
    answers.take('{"type":"result"}');
    expect(answers.finished).toBe(true);
  });
});

test('the report counts by topic and lists what changed', () => {
  const call = { tool: 'Bash', input: { command: 'x' } };
  const topics = tally([
    { id: 'a.0', topic: 'a', call, before: 'ask', now: 'ask' },
    { id: 'a.1', topic: 'a', call, before: 'ask', now: 'allow', reason: 'rule' },
    { id: 'b.0', topic: 'b', call, before: 'ask', now: 'error' },
  ]);
  const text = report(topics);
  expect(text).toMatch(/^a +2 +1 +1 +0$/m);
  expect(text).toMatch(/^b +1 +0 +0 +1$/m);
  expect(text).toContain('changed a.1: ask → allow  Bash {"command":"x"}  (rule)');
});

test('a sample is the same for the same seed, and has every topic before it has one twice', () => {
  const all = Array.from({ length: 100 }, (_, i) => ({ id: String(i), topic: i < 90 ? 'large' : `small-${i}` }));
  expect(sample(all, 20, 1)).toEqual(sample(all, 20, 1));
  expect(sample(all, 20, 1)).not.toEqual(sample(all, 20, 2));
  expect(new Set(sample(all, 11, 1).map(({ topic }) => topic)).size).toBe(11);
  expect(sample(all, 1000, 1)).toHaveLength(100);
  const random = randomFrom(7);
  expect(Array.from({ length: 1000 }, random).every((value) => value >= 0 && value < 1)).toBe(true);
});

test('generated calls are the same for the same seed, and every one makes a job', () => {
  const some = generated(300, 5, ['zin a', 'ls -l']);
  expect(some).toEqual(generated(300, 5, ['zin a', 'ls -l']));
  expect(some).toHaveLength(300);
  for (const batch of batches(some)) expect(jobOf(batch, fixtures()).calls).toHaveLength(batch.length);
});

test('nothing is started outside the enclosure', () => {
  expect(() => startEnclosed({ job: '/none', client: '/none', start: '/', env: {}, command: ['true'] })).toThrow('not inside');
});
