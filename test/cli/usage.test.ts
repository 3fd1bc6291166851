import { chownSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SESSIONS, Session, sessionFiles } from '../transcripts/logs.ts';
import { answerOf } from './answers.ts';
import { program } from './program.ts';

const { folder, run, write, home } = program();
const samples = () => folder(Object.fromEntries(sessionFiles().map((name) => [name, SESSIONS[name] ?? ''])));
const job = (id = 's1') => new Session({ sessionId: id, cwd: '/srv/job' }).ran(`${id}1`, 'Bash', { command: 'git status' });

test('counts over the sample sessions, as text and as JSON', () => {
  const logs = samples();
  const text = run(logs, ['usage', logs]);
  expect(text.code).toBe(0);
  expect(text.out).toContain('25 sessions (3 with a person, 21 without, 1 unrecorded), client 2.0.77 to 2.1.329');
  expect(text.out).toContain('    77  refused: nobody was there to ask');
  expect(text.out.split('\n').length).toBeLessThan(80);
  const json = run(logs, ['usage', '--format', 'json-v1', logs]);
  expect(answerOf('usage', json.out)).toMatchObject({ version: 1, calls: 234, read: { files: 31, copies: 0, broken: 0 }, unknown: [] });
  expect(run(logs, ['usage', '--format', 'json-v1', logs]).out).toBe(json.out);
});

test('logs are those of the user, of CLAUDE_CONFIG_DIR where it is set', () => {
  write(home, '.claude/projects/-srv-job/a.jsonl', job().text);
  const here = folder({ 'other/projects/p/b.jsonl': job('s2').ran('x', 'Read', { file_path: '/srv/job/a' }).text });
  expect(answerOf('usage', run(here, ['usage', '-f', 'json']).out)).toMatchObject({ calls: 1 });
  expect(answerOf('usage', run(here, ['usage', '-f', 'json'], { env: { CLAUDE_CONFIG_DIR: join(here, 'other') } }).out)).toMatchObject({ calls: 2 });
  const none = run(here, ['usage'], { env: { CLAUDE_CONFIG_DIR: here } });
  expect([none.code, none.err]).toEqual([2, 'grantlint: the client has kept no session logs for this user; name a log or a folder that holds some\n']);
});

describe('--last tells a job by its exit code', () => {
  const last = (log: string, project = '/srv/job') => run(folder({ 'a.jsonl': log }), ['usage', '--last', '--project', project, 'a.jsonl']);
  test('0: nothing was refused', () => {
    const { code, out } = last(job().text);
    expect([code, out.slice(0, 7)]).toEqual([0, 'clean: ']);
  });
  test('1: something was', () => {
    const { code, out } = last(job().unasked('t', 'Bash', { command: 'git push' }).text);
    expect([code, out.split('\n')[1]]).toEqual([1, '       1  Bash: nobody was there to ask']);
  });
  test('1: it stopped in a call', () => expect(last(job().use('t', 'Bash', { command: 'git push' }).text)).toMatchObject({ code: 1 }));
  test('3: there is none', () => expect(last(job().text, '/srv/other')).toMatchObject({ code: 3 }));
  test('as JSON', () => {
    const { out } = run(folder({ 'a.jsonl': job().text }), ['usage', '--last', '--project', '/srv/job', '-f', 'json-v1', 'a.jsonl']);
    expect(answerOf('usage', out)).toMatchObject({ lastUnattended: { folder: '/srv/job', verdict: 'clean', calls: 1, refusals: [] } });
  });
});

test('--since takes a day, a moment, and days before today', () => {
  const here = folder({ 'a.jsonl': job().ran('t', 'Bash', { command: 'ls' }).text });
  const calls = (since: string) =>
    JSON.parse(run(here, ['usage', '--since', since, '-f', 'json', 'a.jsonl'], { env: { SOURCE_DATE_EPOCH: '1795300000' } }).out).calls;
  expect(calls('2026-11-20')).toBe(2);
  expect(calls('2026-11-20T10:00:02.500Z')).toBe(1);
  expect(calls('2026-11-21')).toBe(0);
  expect(calls('3d')).toBe(2);
  expect(calls('0d')).toBe(0);
  for (const wrong of ['yesterday', '2026-13-40', '3 days']) expect(run(here, ['usage', '--since', wrong, 'a.jsonl']).code, wrong).toBe(2);
});

test('a log of somebody else is not read, and that is said by the exit code', ({ skip }) => {
  if (process.geteuid?.() !== 0) skip('needs root to give a file away');
  const here = folder({ 'a.jsonl': job().text, 'b.jsonl': job('s2').text });
  chownSync(join(here, 'b.jsonl'), 12_345, 12_345);
  const { code, out } = run(here, ['usage', here]);
  expect([code, out.split('\n')[0]]).toEqual([3, 'Not read: 1 log of somebody else']);
});

test('nothing of a log is in any output, and the log is as it was', () => {
  const secret = 'CANARY7f3a91';
  const all = (more: object = {}) => ({ [secret]: secret, gitBranch: secret, slug: secret, ...more });
  const log = new Session({ cwd: `/srv/${secret}`, sessionId: secret, agentId: secret })
    .line(all({ type: 'user', message: { role: 'user', content: secret }, permissionMode: secret, version: secret }))
    .line({ type: secret, lastPrompt: secret })
    .line({ type: 'summary', summary: secret, timestamp: secret })
    .line({ type: 'user', message: { role: 'user', content: 'x' }, timestamp: `2026-11-20T10:${secret}` });
  const inputs: readonly (readonly [string, object])[] = [
    ['Bash', { command: `${secret} --x`, description: secret }],
    ['Bash', { command: `curl -H 'Authorization: ${secret}' https://${secret}.example/?${secret}` }],
    ['Bash', { command: `git ${secret} && ${secret}=1 make $(${secret}) > ${secret}` }],
    ['Bash', { command: `'${secret}` }],
    ['Read', { file_path: `/home/${secret}/.env` }],
    ['Write', { file_path: secret, content: secret }],
    ['Edit', { file_path: secret, old_string: secret, new_string: secret }],
    ['WebFetch', { url: `https://u:${secret}@${secret}.example/${secret}?q=${secret}`, prompt: secret }],
    ['Skill', { skill: secret, args: secret }],
    ['Agent', { subagent_type: secret, prompt: secret }],
    ['mcp__chat__post', { text: secret }],
    [secret, { [secret]: secret }],
  ];
  const rejected = { decision: 'reject', source: 'config', reasonCode: secret, reasonType: undefined, ruleSource: secret };
  inputs.forEach(([tool, input], n) => {
    for (const round of [1, 2])
      log
        .use(`a${n}.${round}`, tool, { ...input }, all())
        .result(`a${n}.${round}`, all({ permissionDecision: rejected, toolDenialKind: secret, userFeedback: secret }), secret, true);
    log
      .use(`b${n}`, tool, { ...input })
      .result(`b${n}`, { toolUseResult: `Error: ${secret}`, permissionDecision: { decision: secret, source: secret, grantScope: secret } }, [
        { type: 'text', text: secret },
      ]);
    log.use(`c${n}`, tool, { ...input });
  });
  log
    .use('d', `mcp__${secret}__x`, {})
    .result('d', { version: secret, entrypoint: secret }, `<tool_use_error>Error: No such tool available: ${secret}</tool_use_error>`, true);
  const other = new Session({ cwd: '/srv/job', sessionId: 's2' })
    .line({ type: 'user', timestamp: `2027-${secret}` })
    .use('x', secret, {})
    .result('x', {}, secret, true)
    .unasked('y', secret, {});
  const here = folder({ 'logs/b.jsonl': other.text, 'logs/a.jsonl': `${log.text}{"type":"${secret}` });
  const before = statSync(join(here, 'logs/a.jsonl'));
  for (const format of ['text', 'json', 'json-v1'])
    for (const more of [[], ['--verbose'], ['--last', '--project', '/srv/job'], ['--since', '2026-01-01']]) {
      const { out, err } = run(here, ['usage', '-f', format, ...more, 'logs']);
      expect(out.length).toBeGreaterThan(40);
      expect(`${out}${err}`.toLowerCase(), `${format} ${more.join(' ')}`).not.toContain(secret.toLowerCase());
    }
  const after = statSync(join(here, 'logs/a.jsonl'));
  expect([after.mtimeMs, after.size]).toEqual([before.mtimeMs, before.size]);
});
