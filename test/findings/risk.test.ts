import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { DEFAULT_RUN } from '../../src/client/default-run.ts';
import { type Circumstances, risk } from '../../src/findings/risk.ts';
import { check } from '../../src/pipelines/check.ts';
import { memoryWorld } from '../../src/world/memory.ts';

const plain: Circumstances = { readsStrangers: false, shared: true, headless: false, boxed: false };

describe('risk, as the table of security §7 has it', () => {
  test.each([
    ['the whole shell, shared', risk('exec', undefined, plain), 90],
    ['in a sandbox that cannot be left', risk('exec', undefined, { ...plain, boxed: true }), 36],
    ['an interpreter in a personal file', risk('exec', undefined, { ...plain, shared: false }), 81],
    ['the tests, edits allowed', risk('exec', 'workspace-file', plain), 40],
    ['the same with text of strangers', risk('exec', 'workspace-file', { ...plain, readsStrangers: true }), 70],
    ['the same from cron', risk('exec', 'workspace-file', { ...plain, readsStrangers: true, headless: true }), 77],
    ['a log written anywhere', risk('write-any', undefined, plain), 72],
    ['a pager that needs a terminal', risk('exec', 'terminal', plain), 10],
  ])('%s', (_, score, expected) => expect(score).toBe(expected));
});

const BOX = '"sandbox": { "enabled": true, "failIfUnavailable": true, "allowUnsandboxedCommands": false, "network": { "allowedDomains": ["docs.acme.dev"] } }';
const severities = (rule: string, sandbox: string): readonly string[] =>
  check(memoryWorld({ '.claude/settings.json': `{ "permissions": { "allow": [${JSON.stringify(rule)}] }, ${sandbox} }` }), {
    rules: rules.filter(({ id }) => id === 'runs-anything' || id === 'writes-anywhere' || id === 'exfiltration-path' || id === 'rewrites-own-settings'),
    run: DEFAULT_RUN,
  }).findings.map(({ rule: id, severity }) => `${id} ${severity}`);

test('only a sandbox that cannot be left makes an interpreter milder', () => {
  expect(severities('Bash(python3:*)', BOX)).toEqual(['runs-anything warning']);
  expect(severities('Bash(python3:*)', '"sandbox": { "enabled": true }')).toEqual(['runs-anything error']);
  expect(severities('Bash(python3:*)', BOX.replace('"docs.acme.dev"', '"*"'))).toEqual(['runs-anything error']);
  expect(severities('Bash(python3:*)', BOX.replace('"network"', '"excludedCommands": ["python3"], "network"'))).toEqual(['runs-anything error']);
});
