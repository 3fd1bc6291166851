import { chownSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SeenIds } from '../../src/transcripts/seen-ids.ts';
import { lastUnattended } from '../../src/transcripts/sessions.ts';
import { findLogs, openLog } from '../../src/world/log-files.ts';
import { folderOf, Session, usageOf } from './logs.ts';

const base = () => new Session().ran('t1', 'Bash', { command: 'git status' }).unasked('t2', 'Bash', { command: 'git push' });

test('a fork copies lines under another session and new uuids: each call counts once', () => {
  const copy = base().text.replaceAll('"uuid":"u', '"uuid":"v').replaceAll('"s1"', '"s2"');
  const { usage, counts } = usageOf([base().text, copy]);
  expect(usage.calls).toBe(2);
  expect(counts).toMatchObject({ copies: 2, unmatched: 0 });
});

test('a copy that holds the result answers the call that stood without one', () => {
  const open = new Session().use('t1', 'Bash', { command: 'git status' }).text;
  const { usage, counts } = usageOf([open, new Session().ran('t1', 'Bash', { command: 'git status' }).text]);
  expect([usage.calls, usage.unanswered, counts.copies]).toEqual([1, 0, 1]);
});

test('the same tool id in another message is another call', () => {
  const other = base().text.replaceAll('msg_', 'msg_x');
  expect(usageOf([base().text, other]).usage.calls).toBe(4);
});

test('several calls in one message, results in any order', () => {
  const content = ['a', 'b', 'c'].map((id) => ({ type: 'tool_use', id, name: 'Read', input: { file_path: `/srv/p/${id}` } }));
  const log = new Session()
    .line({ type: 'assistant', message: { id: 'm', content } })
    .result('c')
    .result('a');
  const { usage } = usageOf([log.text]);
  expect([usage.calls, usage.unanswered]).toEqual([3, 1]);
});

test('a truncated last line is said to be cut, a broken one in between to be broken; neither is fatal', () => {
  const { usage, counts } = usageOf([`${base().raw('{"type":"user","mess').text}${base().text.slice(0, 100)}`]);
  expect(usage.calls).toBe(2);
  expect(counts).toMatchObject({ broken: 1, cut: 1 });
});

test('raw separators of Unicode in a line end none', () => {
  const { usage, counts } = usageOf([new Session().ran('t1', 'Bash', { command: 'echo \u2028\u2029\u0085' }).text]);
  expect([usage.calls, counts.broken]).toEqual([1, 0]);
});

test('what an unknown client writes is counted by version and named nowhere', () => {
  const log = new Session({ version: '2.9.0' })
    .line({ type: 'novelty' })
    .use('t1', 'Bash', { command: 'ls' }, { newKey: 1 })
    .result('t1', { permissionDecision: { decision: 'accept', source: 'config', reasonType: 'quantum', secretKey: 'x' } });
  const { usage, unknown } = usageOf([log.text]);
  expect(unknown).toEqual([
    { what: 'key', version: '2.9.0', different: 2, lines: 2 },
    { what: 'type', version: '2.9.0', different: 1, lines: 1 },
    { what: 'value', version: '2.9.0', different: 1, lines: 1 },
  ]);
  expect(usage.decisions).toEqual([{ cause: 'unknown', verdict: 'allowed', calls: 1 }]);
});

test('fields of another shape than expected are no reason to stop', () => {
  const log = new Session()
    .line({ type: 'assistant', message: 'tool_use' })
    .line({ type: 'assistant', message: { content: ['"tool_use', null, { type: 'tool_use' }, { type: 'tool_use', id: 3, name: {} }] } })
    .line({ type: 'user', message: { content: [{ type: 'tool_result' }, { type: 'tool_result', tool_use_id: ['x'] }] }, permissionDecision: 'yes' })
    .line({ type: 7, timestamp: 9, cwd: [], message: { content: { tool_use: 1 } }, version: 'CANARY' })
    .ran('t1', 'Bash', { command: 'ls' });
  expect(usageOf([log.text]).usage.calls).toBe(1);
});

test('folders are those of the lines, with all their characters; a folder beside that begins alike is another', () => {
  const log = (cwd: string, id: string) => new Session({ cwd, sessionId: cwd }).ran(id, 'Bash', { command: 'ls' }).text;
  const logs = [log('/srv/a-b', '1'), log('/srv/a/b', '2'), log('/srv/a/b/c', '3'), log('/srv/größe', '4'), log('/srv/größe-2', '5')];
  expect(usageOf(logs, { project: '/srv/a/b' }).usage.calls).toBe(2);
  expect(usageOf(logs, { project: '/srv/größe' }).usage.calls).toBe(1);
  expect(usageOf(logs, { project: '/' }).usage.calls).toBe(5);
});

test('a session that goes elsewhere stays one of the folder that it was started in', () => {
  const log = new Session().ran('t1', 'Bash', { command: 'cd /srv/q' }).use('t2', 'Bash', { command: 'ls' }, { cwd: '/srv/q' }).result('t2', { cwd: '/srv/q' });
  expect(usageOf([log.text], { project: '/srv/p' }).usage.calls).toBe(2);
  expect(usageOf([log.text], { project: '/srv/q' }).usage.calls).toBe(0);
});

test('--since is about the moment of the call', () => {
  const { usage } = usageOf([base().text], { since: '2026-11-20T10:00:03' });
  expect([usage.calls, usage.window.first]).toEqual([1, '2026-11-20T10:00:03.000Z']);
});

test('the last unattended run of a folder, with its subagents, and nobody else’s', () => {
  const early = new Session({ sessionId: 'early' }).ran('e', 'Bash', { command: 'ls' });
  const late = new Session({ sessionId: 'late', timestamp: '2026-11-21T10:00:00.000Z' }).unasked('l', 'Bash', { command: 'git push' });
  const agent = new Session({ sessionId: 'late', timestamp: '2026-11-21T10:00:01.000Z', isSidechain: true, agentId: 'x' }).unasked('m', 'Write', {});
  const person = new Session({ sessionId: 'person', entrypoint: 'cli', timestamp: '2026-11-22T10:00:00.000Z' }).unasked('p', 'Bash', {});
  const other = new Session({ sessionId: 'other', cwd: '/srv/q', timestamp: '2026-11-22T10:00:00.000Z' }).unasked('o', 'Bash', {});
  const { sessions } = usageOf([late, agent, early, person, other].map(({ text }) => text)).usage;
  const last = lastUnattended(sessions, '/srv/p');
  expect(last?.id).toBe('late');
  expect(last?.refusals).toEqual([
    { tool: 'Bash', cause: 'nobody', calls: 1 },
    { tool: 'Write', cause: 'nobody', calls: 1 },
  ]);
  expect(lastUnattended(sessions, '/srv/z')).toBeUndefined();
});

test('prompts that differ in what a rule leaves open are one group', () => {
  const log = new Session();
  for (const [id, command] of Object.entries({ a: 'git push origin main', b: 'git push  --tags', c: 'timeout 5 git push', d: 'zfoo 1', e: 'git push && zfoo' }))
    log.unasked(id, 'Bash', { command });
  const { prompts } = usageOf([log.text]).usage;
  expect(prompts).toMatchObject([{ tool: 'Bash', heads: ['git push'], calls: 3, different: 3, nobody: 3 }]);
});

test('logs are found in every folder below, by their names, and no link is followed', () => {
  const folder = folderOf({ 'p/a.jsonl': '', 'p/a/subagents/agent-1.jsonl': '', 'p/agent-2.jsonl': '', 'p/a/subagents/agent-1.meta.json': '' });
  symlinkSync('/', join(folder, 'p/root'));
  symlinkSync(join(folder, 'p/a.jsonl'), join(folder, 'p/b.jsonl'));
  const found = findLogs(folder);
  expect(found.files.map((file) => file.slice(folder.length))).toEqual(['/p/a.jsonl', '/p/a/subagents/agent-1.jsonl', '/p/agent-2.jsonl']);
  expect(openLog(join(folder, 'p/b.jsonl'))).toBe('unreadable');
  expect(openLog(join(folder, 'p/none.jsonl'))).toBe('no-file');
  expect(openLog(join(folder, 'p/a'))).toBe('no-file');
});

test('a log of somebody else is refused', ({ skip }) => {
  if (process.geteuid?.() !== 0) skip('needs root to give a file away');
  const folder = folderOf({ 'a.jsonl': '{}\n' });
  const file = join(folder, 'a.jsonl');
  expect(typeof openLog(file)).toBe('object');
  chownSync(file, 12_345, 12_345);
  expect(openLog(file)).toBe('foreign-owner');
});

test('an open log is never written', () => {
  const file = join(folderOf({ 'a.jsonl': '' }), 'a.jsonl');
  writeFileSync(file, '{}\n', { mode: 0o400 });
  const log = openLog(file);
  if (typeof log === 'string') throw new Error(log);
  expect(log.read(Buffer.alloc(10), 0)).toBe(3);
  expect(log.read(Buffer.alloc(10), 0)).toBe(0);
  log.close();
});

test('ids are remembered, many of them too', () => {
  const seen = new SeenIds();
  for (let n = 0; n < 100_000; n++) expect(seen.add(`id ${n}`)).toBe(true);
  for (let n = 0; n < 100_000; n += 7) expect(seen.add(`id ${n}`)).toBe(false);
  expect([seen.has('id 99999'), seen.has('id 100000'), seen.size]).toEqual([true, false, 100_000]);
});
