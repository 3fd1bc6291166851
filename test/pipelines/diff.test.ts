import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_RUN } from '../../src/client/default-run.ts';
import { discover } from '../../src/load/discover.ts';
import { load } from '../../src/load/load.ts';
import { type Difference, type DiffOptions, difference } from '../../src/pipelines/diff/diff.ts';
import { profilesOf, type Snapshot } from '../../src/pipelines/diff/snapshot.ts';
import { startSession } from '../../src/pipelines/session.ts';
import { RANK } from '../../src/policy/compare.ts';
import { decide } from '../../src/policy/decide.ts';
import { EMPTY_DISK } from '../../src/policy/disk.ts';
import type { Call } from '../../src/policy/policy.ts';
import { type Files, memoryWorld } from '../../src/world/memory.ts';

const options: DiffOptions = { run: DEFAULT_RUN, place: { root: '/p', home: '/h', disk: EMPTY_DISK, repository: 0 } };

function snapshot(files: Files): Snapshot {
  const world = memoryWorld(files, {});
  return { harness: load(world, discover(world)), profiles: profilesOf(world, world.project.list()) };
}

const settings = (permissions: object, more: object = {}): Files => ({ '.claude/settings.json': JSON.stringify({ permissions, ...more }) });
const compared = (before: Files, after: Files): Difference => difference(snapshot(before), snapshot(after), options);

/** Rules that meet each other in many ways. */
const RULES = [
  ...['Bash', 'Bash(*)', 'Bash(git:*)', 'Bash(git push:*)', 'Bash(git push)', 'Bash(git *)', 'Bash(npm test)', 'Bash(npm:*)', 'Bash(* --version)', 'Bash(*:*)'],
  ...[
    'Edit',
    'Edit(/src/**)',
    'Edit(src/**)',
    'Write(src/**)',
    'Read(.env)',
    'Read(~/.ssh/**)',
    'Read(//etc/**)',
    'Read',
    'WebFetch',
    'WebFetch(domain:a.com)',
  ],
  ...['mcp__a', 'mcp__a__b', 'mcp__a__*', 'Bash(curl:*)', 'Bash(curl https://a.com/*)', 'Bash(python3:*)', 'Bash(rm -rf:*)', 'Agent(x)', 'Skill(y)'],
];
const lists = fc.record({
  allow: fc.subarray(RULES),
  ask: fc.subarray(RULES, { maxLength: 5 }),
  deny: fc.subarray(RULES, { maxLength: 5 }),
  defaultMode: fc.constantFrom('default', 'acceptEdits', 'plan', 'dontAsk', 'auto', 'bypassPermissions'),
});
const CALLS: readonly Call[] = [
  ...[
    'git push',
    'git push origin main',
    'npm test',
    'npm run x',
    'node --version',
    'curl https://a.com/x',
    'curl b.com',
    'rm -rf x',
    'git push && npm test',
    'time git push',
  ].map((command) => ({ tool: 'Bash', input: { command } })),
  ...['src/a.ts', '/p/src/a.ts', '/etc/hosts', '/h/.ssh/id', '.env', 'docs/x'].flatMap((file) =>
    ['Read', 'Edit', 'Write'].map((tool) => ({ tool, input: { file_path: file, content: 'x' } })),
  ),
  ...['https://a.com/', 'https://b.com/'].map((url) => ({ tool: 'WebFetch', input: { url, prompt: 'x' } })),
  ...['mcp__a__b', 'mcp__a__c', 'mcp__b__c'].map((tool) => ({ tool, input: {} })),
];

describe('any two policies', () => {
  const policyOf = (files: Files) => startSession(snapshot(files).harness, DEFAULT_RUN, options.place).policy;

  test('every statement holds on the engine, and nothing that is called equivalent differs', () => {
    fc.assert(
      fc.property(lists, lists, (one, other) => {
        const [before, after] = [settings(one), settings(other)];
        const found = compared(before, after);
        const [was, is] = [policyOf(before), policyOf(after)];
        for (const { from, to, witness, shows } of found.changes)
          for (const call of [witness, ...shows.map(({ call: shown }) => shown)])
            expect([call, decide(was, call).decision, decide(is, call).decision]).toEqual([call, from, to]);
        const ways = CALLS.map((call) => RANK[decide(is, call).decision] - RANK[decide(was, call).decision]);
        if (found.verdict === 'equivalent' || found.verdict === 'narrowed') if (found.unknown.length === 0) expect(ways.some((way) => way > 0)).toBe(false);
        if (found.verdict === 'equivalent' || found.verdict === 'widened') if (found.unknown.length === 0) expect(ways.some((way) => way < 0)).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  test('the way back is the other way', () => {
    const BACK = { widened: 'narrowed', narrowed: 'widened', incomparable: 'incomparable', equivalent: 'equivalent', unknown: 'unknown' };
    fc.assert(
      fc.property(lists, lists, (one, other) => {
        const [there, back] = [compared(settings(one), settings(other)), compared(settings(other), settings(one))];
        if (there.unknown.length + back.unknown.length === 0) expect(back.verdict).toBe(BACK[there.verdict]);
      }),
      { numRuns: 60 },
    );
  });
});

test('a question that goes while what is asked about becomes refused: what only reads may do more', () => {
  const [asked, refused] = [
    settings({ allow: [], ask: ['Bash(* --version)'], deny: [], defaultMode: 'default' }),
    settings({ allow: [], ask: [], deny: [], defaultMode: 'dontAsk' }),
  ];
  expect(compared(asked, refused).verdict).toBe('incomparable');
  expect(compared(refused, asked).verdict).toBe('incomparable');
  expect(
    compared(asked, refused)
      .changes.filter(({ from, to }) => from === 'ask' && to === 'allow')
      .map(({ witness }) => witness),
  ).toEqual([{ tool: 'Bash', input: { command: 'ls --version' } }]);
});

test.each([
  ['a bare question in plan mode', { ask: ['Bash'], defaultMode: 'plan' }, { defaultMode: 'plan' }, 'incomparable'],
  ['everything allowed, and a question before what only reads', {}, { allow: ['Bash'], ask: ['Bash(* --version)'] }, 'incomparable'],
  ['the same where nobody is asked', { defaultMode: 'dontAsk' }, { allow: ['Bash(*)'], ask: ['Bash(* --version)'], defaultMode: 'dontAsk' }, 'incomparable'],
  [
    'an allow rule that makes a command behind & asked about, where nobody is asked',
    { allow: ['Bash', 'Bash(rm -rf:*)'] },
    { allow: ['Bash'], defaultMode: 'dontAsk' },
    'incomparable',
  ],
  [
    'a file that could not be read, and reading that is asked about',
    { allow: ['Edit'], deny: ['Read(.env)'] },
    { allow: ['Edit'], ask: ['Read'], defaultMode: 'dontAsk' },
    'incomparable',
  ],
])('%s: both ways are told', (_name, before, after, verdict) => {
  const none = { allow: [], ask: [], deny: [] };
  expect(compared(settings({ ...none, ...before }), settings({ ...none, ...after })).verdict).toBe(verdict);
});

test('a run is compared as it is started: without trust an allow rule of the project gives nothing', () => {
  const [before, after] = [snapshot(settings({})), snapshot(settings({ allow: ['Bash(python3:*)'] }))];
  expect(difference(before, after, options).verdict).toBe('widened');
  expect(difference(before, after, { ...options, run: { ...DEFAULT_RUN, headless: true, trusted: false } }).verdict).toBe('equivalent');
  expect(difference(before, after, { ...options, run: { ...DEFAULT_RUN, mode: 'bypassPermissions' } }).verdict).toBe('equivalent');
});

test('a session further down hears only of its own settings', () => {
  const files = (allow: readonly string[]): Files => ({ ...settings({ allow }), 'web/.claude/settings.json': JSON.stringify({ permissions: { allow } }) });
  const found = compared(files([]), files(['Bash(python3:*)']));
  expect(found.sessions).toEqual(['', 'web']);
  expect(found.changes.map(({ session, rule }) => `${session}: ${rule?.file}`).sort()).toEqual([': .claude/settings.json', 'web: web/.claude/settings.json']);
  expect(difference(snapshot(files([])), snapshot(files(['Bash(x)'])), { ...options, run: { ...DEFAULT_RUN, startDir: 'web' }, only: true }).sessions).toEqual([
    'web',
  ]);
});

test('hooks that are switched off are no longer guards', () => {
  const hooks = { PreToolUse: [{ matcher: 'Bash', hooks: [{ type: 'command', command: './guard.sh' }] }] };
  const found = compared(settings({}, { hooks }), settings({}, { hooks, disableAllHooks: true }));
  expect(found.surfaces.map(({ kind, name, effect }) => `${kind} ${name}: ${effect}`).sort()).toEqual([
    'hook PreToolUse on Bash: guard gone',
    'setting disableAllHooks: opens',
  ]);
});

describe('what a change beside the rules means', () => {
  const on = { enabled: true };
  test.each<[string, object, object, string]>([
    ['a search path', {}, { env: { PATH: './bin:/usr/bin' } }, 'runs code'],
    ['a file that bash sources', {}, { env: { BASH_ENV: './x' } }, 'runs code'],
    ['options of Node that load a file', {}, { env: { NODE_OPTIONS: '--require ./x.cjs' } }, 'runs code'],
    ['memory of Node', {}, { env: { NODE_OPTIONS: '--max-old-space-size=4096' } }, 'changes'],
    ['where requests go', {}, { env: { ANTHROPIC_BASE_URL: 'https://x.example' } }, 'opens'],
    ['a proxy', {}, { env: { HTTPS_PROXY: 'http://x.example' } }, 'opens'],
    ['any other variable', {}, { env: { NODE_ENV: 'test' } }, 'changes'],
    ['a sandbox, in which commands run unasked', {}, { sandbox: on }, 'opens'],
    ['a sandbox that asks', {}, { sandbox: { ...on, autoAllowBashIfSandboxed: false } }, 'closes'],
    ['a sandbox that is gone', { sandbox: on }, {}, 'guard gone'],
    ['a sandbox switched off', { sandbox: on }, { sandbox: { enabled: false } }, 'guard gone'],
    ['a program outside of it', { sandbox: on }, { sandbox: { ...on, excludedCommands: ['docker'] } }, 'opens'],
    ['a file that it kept from commands', { sandbox: { ...on, filesystem: { denyRead: ['~/.ssh'] } } }, { sandbox: on }, 'opens'],
    [
      'a host less',
      { sandbox: { ...on, network: { allowedDomains: ['a.com', 'b.com'] } } },
      { sandbox: { ...on, network: { allowedDomains: ['a.com'] } } },
      'closes',
    ],
    ['bypass allowed again', { disableBypassPermissionsMode: 'disable' }, {}, 'opens'],
  ])('%s', (_name, before, after, effect) => {
    expect(compared(settings({}, before), settings({}, after)).surfaces.map((one) => one.effect)).toEqual([effect]);
  });
});
