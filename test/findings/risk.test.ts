import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { DEFAULT_RUN } from '../../src/client/default-run.ts';
import { type Circumstances, risk } from '../../src/findings/risk.ts';
import type { Run } from '../../src/model/run.ts';
import { check } from '../../src/pipelines/check.ts';
import { memoryWorld } from '../../src/world/memory.ts';

const OPEN = rules.filter(({ id }) =>
  /^(?:leading-wildcard|wildcard-before-subcommand|runs-anything|executes-through-options|writes-anywhere|destroys-data|publishes-artifacts|installs-packages|reaches-network|outlives-session|escalates-rights|exposes-secrets|adds-only-danger|side-door-option|missing-word-boundary)$/.test(
    id,
  ),
);
const plain: Circumstances = { readsStrangers: false, scope: 'project', headless: false, boxed: false };

describe('risk, as the table of security §7 has it', () => {
  test.each([
    ['the whole shell, shared', risk('exec', undefined, plain), 90],
    ['in a sandbox that cannot be left', risk('exec', undefined, { ...plain, boxed: true }), 36],
    ['an interpreter in a personal file', risk('exec', undefined, { ...plain, scope: 'local' }), 81],
    ['the tests, edits allowed', risk('exec', 'workspace-file', plain), 40],
    ['the same with text of strangers', risk('exec', 'workspace-file', { ...plain, readsStrangers: true }), 70],
    ['the same from cron', risk('exec', 'workspace-file', { ...plain, readsStrangers: true, headless: true }), 77],
    ['a log written anywhere', risk('write-any', undefined, plain), 72],
    ['the same in the user settings', risk('write-any', undefined, { ...plain, scope: 'user' }), 68],
    ['a token, somebody signed in perhaps', risk('secrets', 'credentials', plain), 40],
    ['a cloud that no sandbox confines', risk('publish', 'credentials', { ...plain, boxed: true }), 45],
    ['work that nobody has committed', risk('destroy', 'unsaved-work', plain), 32],
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

/*
 * Every kind of finding about one open rule. What is free of needs is worth an error where it runs programs, else a warning; what needs
 * a login is half as much; what nearly everybody wants is a note, whatever the score says.
 */
const STRANGERS = '"WebFetch(domain:docs.acme.dev)"';
test.each<[rule: string, told: string, severities: string]>([
  // shared | in a sandbox | in a personal file | with pages of strangers | nobody there to ask
  ['Bash(python3:*)', 'runs-anything', 'error | warning | error | error | error'],
  ['Bash(* --version)', 'leading-wildcard', 'error | warning | error | error | error'],
  ['Bash(git * main)', 'wildcard-before-subcommand', 'warning | warning | warning | warning | warning'],
  ['Bash(git:*)', 'executes-through-options', 'error | warning | error | error | error'],
  ['Bash(npm:*)', 'executes-through-options', 'error | publishes-artifacts warning | error | error | error'],
  ['Bash(docker exec web:*)', 'runs-anything', 'error | warning | error | error | error'],
  ['Bash(aws ecs execute-command:*)', 'executes-through-options', 'warning | warning | warning | error | warning'],
  ['Bash(sudo:*)', 'runs-anything', 'error | escalates-rights warning | error | error | error'],
  ['Bash(sudo systemctl restart:*)', 'escalates-rights', 'warning | warning | warning | warning | warning'],
  ['Bash(gcloud iam service-accounts keys create:*)', 'escalates-rights', 'warning | warning | warning | warning | warning'],
  ['Bash(dd:*)', 'writes-anywhere', 'warning | destroys-data warning | warning | warning | warning'],
  ['Bash(curl:*)', 'reaches-network', 'warning | note | warning | warning | warning'],
  ['Bash(ngrok:*)', 'reaches-network', 'warning | note | warning | warning | warning'],
  ['Bash(rm:*)', 'destroys-data', 'warning | warning | warning | warning | warning'],
  ['Bash(git push:*)', 'destroys-data', 'warning | warning | warning | warning | warning'],
  ['Bash(git reset:*)', 'destroys-data', 'note | note | note | note | warning'],
  ['Bash(terraform apply:*)', 'destroys-data', 'warning | warning | warning | warning | warning'],
  ['Bash(npm publish:*)', 'publishes-artifacts', 'warning | warning | warning | warning | warning'],
  ['Bash(npm install:*)', 'installs-packages', 'warning | warning | warning | warning | warning'],
  ['Bash(crontab:*)', 'outlives-session', 'warning | note | warning | warning | warning'],
  ['Bash(printenv:*)', 'exposes-secrets', 'warning | warning | warning | warning | warning'],
  ['Bash(kubectl get secret:*)', 'exposes-secrets', 'warning | warning | warning | warning | warning'],
  ['Bash(git log:*)', 'adds-only-danger', 'note | note | note | note | note'],
  ['Bash(npm test:*)', 'side-door-option', 'note | note | note | note | note'],
  ['Bash(ls*)', 'missing-word-boundary', 'warning | warning | warning | warning | warning'],
])('%s', (rule, told, severities) => {
  const one = (settings: string, file = '.claude/settings.json', run: Run = DEFAULT_RUN) =>
    check(memoryWorld({ [file]: settings }), { rules: OPEN, run })
      .findings.map(({ rule: id, severity }) => `${id} ${severity}`)
      .join(', ');
  const settings = (allow: string, more = '') => `{ "permissions": { "allow": [${allow}] }${more} }`;
  const text = JSON.stringify(rule);
  expect(
    [
      one(settings(text)),
      one(settings(text, `, ${BOX}`)),
      one(settings(text), '.claude/settings.local.json'),
      one(settings(`${text}, ${STRANGERS}`)),
      one(settings(text), '.claude/settings.json', { ...DEFAULT_RUN, headless: true }),
    ]
      .map((found) => found.replace(`${told} `, ''))
      .join(' | '),
  ).toBe(severities);
});
