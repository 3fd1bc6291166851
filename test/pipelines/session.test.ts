import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_RUN } from '../../src/client/default-run.ts';
import { policyOf } from '../../src/commands/batch-setup.ts';
import { snapshotDisk } from '../../src/commands/session-disk.ts';
import { discover } from '../../src/load/discover.ts';
import { load } from '../../src/load/load.ts';
import type { Mode, Run } from '../../src/model/run.ts';
import { NO_RULES, type StartedSession, startSession } from '../../src/pipelines/session.ts';
import { decide } from '../../src/policy/decide.ts';
import { type Files, memoryWorld } from '../../src/world/memory.ts';

const ROOT = '/home/dev/proj';
const HOME = '/home/dev';

function session(files: Files, run: Partial<Run> = {}, git: { tracked?: readonly string[] } | false = {}, line = NO_RULES): StartedSession {
  const world = memoryWorld(files, git || undefined);
  const harness = load(world, discover(world));
  const place = { root: ROOT, home: HOME, disk: snapshotDisk(harness.facts, ROOT), repository: git ? (world.parents?.repository ?? 0) : undefined };
  return startSession(harness, { ...DEFAULT_RUN, ...run }, place, line);
}

const rules = (allow: readonly string[], more: object = {}): string => JSON.stringify({ permissions: { allow, ...more } });
const inForce = ({ rules: all }: StartedSession): string[] => all.filter(({ rule }) => rule).map(({ grant }) => grant.rule.text);
const causes = ({ rules: all }: StartedSession): Record<string, string | undefined> =>
  Object.fromEntries(all.map(({ grant, cause }) => [grant.rule.text, cause]));
const statuses = ({ files }: StartedSession): Record<string, string> => Object.fromEntries(files.map(({ file, status }) => [file.file, status]));

describe('files', () => {
  const files = {
    '.claude/settings.json': rules(['Bash(root:*)']),
    '.claude/settings.local.json': rules(['Bash(local:*)']),
    'web/.claude/settings.json': rules(['Bash(web:*)']),
    'web/.claude/settings.local.json': rules(['Bash(weblocal:*)']),
    '~/.claude/settings.json': rules(['Bash(user:*)']),
    '/managed/managed-settings.json': rules(['Bash(managed:*)']),
  };
  test('the start folder gives the project settings, the top of the repository its local ones too', () => {
    expect(inForce(session(files)).sort()).toEqual(['Bash(local:*)', 'Bash(managed:*)', 'Bash(root:*)', 'Bash(user:*)']);
    expect(inForce(session(files, { startDir: 'web' })).sort()).toEqual([
      'Bash(local:*)',
      'Bash(managed:*)',
      'Bash(user:*)',
      'Bash(web:*)',
      'Bash(weblocal:*)',
    ]);
    expect(inForce(session(files, { startDir: 'web' }, false)).sort()).toEqual(['Bash(managed:*)', 'Bash(user:*)', 'Bash(web:*)', 'Bash(weblocal:*)']);
    expect(statuses(session(files, { startDir: 'web' }))['.claude/settings.json']).toBe('elsewhere');
  });

  test('local settings above the root count where the top of the repository is', () => {
    const above = {
      '../.git/HEAD': 'x',
      '../.claude/settings.local.json': rules(['Bash(top:*)']),
      '../.claude/settings.json': rules(['Bash(no:*)']),
      ...files,
    };
    expect(inForce(session(above))).toContain('Bash(top:*)');
    expect(inForce(session(above, { startDir: 'web' }))).toContain('Bash(top:*)');
    expect(inForce(session(above, { startDir: 'web' }))).not.toContain('Bash(local:*)');
    expect(inForce(session(above))).not.toContain('Bash(no:*)');
  });

  test('a file with a value of a wrong type is dropped whole, a managed one loses the value only', () => {
    const broken = {
      '.claude/settings.json': rules(['Bash(a:*)'], { deny: 'Bash(b)' }),
      '/managed/managed-settings.json': rules(['Bash(m:*)'], { deny: 'Bash(b)' }),
    };
    const found = session(broken);
    expect(statuses(found)).toEqual({ '.claude/settings.json': 'dropped', '/managed/managed-settings.json': 'partly' });
    expect(causes(found)).toEqual({ 'Bash(a:*)': 'file dropped', 'Bash(m:*)': undefined });
  });

  test('files of the other floors keep their line in the rules', () => {
    expect(session(files).policy.rules.all.map(({ origin }) => origin?.file)).toContain('~/.claude/settings.json');
  });
});

describe('rules', () => {
  test('a malformed rule is skipped alone', () => {
    expect(causes(session({ '.claude/settings.json': rules(['bash(ls)', 'Bash(ls)']) }))).toEqual({ 'bash(ls)': 'skipped', 'Bash(ls)': undefined });
  });

  test('without trust the project grants nothing, and local settings only where git does not track them', () => {
    const files = {
      '.claude/settings.json': rules(['Bash(a:*)'], { deny: ['Bash(d:*)'], ask: ['Bash(q:*)'] }),
      '.claude/settings.local.json': rules(['Bash(l:*)']),
      '~/.claude/settings.json': rules(['Bash(u:*)']),
    };
    const run = { trusted: false, headless: true };
    expect(causes(session(files, run, { tracked: [] }))).toEqual({
      'Bash(a:*)': 'not trusted',
      'Bash(d:*)': undefined,
      'Bash(q:*)': undefined,
      'Bash(l:*)': undefined,
      'Bash(u:*)': undefined,
    });
    expect(causes(session(files, run, { tracked: ['.claude/settings.local.json'] }))).toMatchObject({ 'Bash(l:*)': 'not trusted' });
    expect(session(files, run).grantsFrom).toBe('local');
  });

  test('managed settings can leave no rule but their own', () => {
    const files = {
      '.claude/settings.json': rules(['Bash(a:*)'], { deny: ['Bash(d:*)'] }),
      '/managed/managed-settings.json': JSON.stringify({ allowManagedPermissionRulesOnly: true, permissions: { allow: ['Bash(m:*)'] } }),
    };
    expect(causes(session(files))).toEqual({ 'Bash(a:*)': 'managed rules only', 'Bash(d:*)': 'managed rules only', 'Bash(m:*)': undefined });
  });

  test('auto mode suspends what would pass by its classifier', () => {
    const found = session({ '.claude/settings.json': rules(['Bash', 'Bash(npm test)']) }, { mode: 'auto' });
    expect(causes(found)).toEqual({ Bash: 'suspended in auto mode', 'Bash(npm test)': undefined });
  });

  test('rules of the command line join the pool', () => {
    const found = session({}, {}, {}, { allowedTools: ['Bash(a:*)'], disallowedTools: ['WebFetch'], addDirs: [] });
    expect(found.lineRules.map(({ effect, text }) => `${effect} ${text}`)).toEqual(['allow Bash(a:*)', 'deny WebFetch']);
    expect(decide(found.policy, { tool: 'Bash', input: { command: 'a b' } }).decision).toBe('allow');
  });
});

describe('mode', () => {
  const mode = (defaultMode: string): string => JSON.stringify({ permissions: { defaultMode } });
  test.each<[string, Files, Mode | undefined, Mode, string]>([
    ['the client’s own', {}, undefined, 'default', 'client'],
    ['of the project', { '.claude/settings.json': mode('acceptEdits') }, undefined, 'acceptEdits', 'settings'],
    ['the stronger file', { '.claude/settings.json': mode('acceptEdits'), '.claude/settings.local.json': mode('plan') }, undefined, 'plan', 'settings'],
    ['the command line', { '/managed/managed-settings.json': mode('plan') }, 'dontAsk', 'dontAsk', 'command line'],
    ['not bypass of a project', { '.claude/settings.json': mode('bypassPermissions') }, undefined, 'default', 'client'],
    ['bypass of the user', { '~/.claude/settings.json': mode('bypassPermissions') }, undefined, 'bypassPermissions', 'settings'],
    ['manual is default', { '.claude/settings.json': mode('manual') }, undefined, 'default', 'settings'],
  ])('%s', (_, files, asked, expected, from) => {
    const found = session(files, { mode: asked });
    expect([found.mode.mode, found.mode.from]).toEqual([expected, from]);
    expect(found.policy.session.mode).toBe(expected);
  });

  test('what was passed over is listed with the reason', () => {
    const found = session({ '.claude/settings.json': mode('bypassPermissions'), '~/.claude/settings.json': mode('plan') });
    expect(found.mode).toMatchObject({ mode: 'plan', at: { file: '~/.claude/settings.json' }, ignored: [{ mode: 'bypassPermissions' }] });
    const off = session({
      '~/.claude/settings.json': JSON.stringify({ permissions: { defaultMode: 'bypassPermissions', disableBypassPermissionsMode: 'disable' } }),
    });
    expect(off.mode).toMatchObject({ mode: 'default', ignored: [{ mode: 'bypassPermissions', reason: 'settings switch this mode off' }] });
  });
});

test('additional directories count where they are folders, and those of a project with trust', () => {
  const files = { '.claude/settings.json': JSON.stringify({ permissions: { additionalDirectories: ['lib', 'gone', '../other'] } }), 'lib/a.ts': '' };
  const found = session(files);
  expect(found.folders.map(({ folder, reason }) => [folder, reason === undefined])).toEqual([
    ['lib', true],
    ['gone', false],
    ['../other', true],
  ]);
  expect(found.policy.session.places.working).toEqual([ROOT, `${ROOT}/lib`, '/home/dev/other']);
  expect(session(files, { trusted: false }).policy.session.places.working).toEqual([ROOT]);
});

test('skills that grant something need a rule', () => {
  const found = session({
    '.claude/skills/a/SKILL.md': '---\ndescription: x\nallowed-tools: Bash(ls)\n---\n',
    '.claude/commands/g/b.md': '---\nallowed-tools: Read\n---\n',
    '.claude/skills/c/SKILL.md': '---\ndescription: x\n---\n',
  });
  expect([...found.policy.session.gatedSkills].sort()).toEqual(['a', 'g:b']);
});

/** The batch form was held against the client's recorded verdicts; a harness on disk must come to the same policy. */
test('decides as the batch form does', () => {
  const list = fc.subarray([
    'Bash(git push:*)',
    'Bash(git:*)',
    'Bash',
    'Read(.env)',
    'Edit(/src/**)',
    'bad(',
    'WebFetch(domain:a.example)',
    'mcp__w__t',
    'Bash(npm test)',
  ]);
  const file = fc.option(
    fc.record(
      {
        permissions: fc.record(
          {
            allow: list,
            ask: list,
            deny: list,
            defaultMode: fc.constantFrom('acceptEdits', 'plan', 'dontAsk', 'bypassPermissions', 'auto', 'wrong'),
            additionalDirectories: fc.subarray(['src', '/srv', 'gone']),
          },
          { requiredKeys: [] },
        ),
        allowManagedPermissionRulesOnly: fc.constantFrom(true, false),
      },
      { requiredKeys: ['permissions'] },
    ),
    { nil: undefined },
  );
  const calls = [
    { tool: 'Bash', input: { command: 'git push' } },
    { tool: 'Bash', input: { command: 'npm test && git status' } },
    { tool: 'Bash', input: { command: 'cat .env' } },
    { tool: 'Read', input: { file_path: '.env' } },
    { tool: 'Write', input: { file_path: 'src/a.ts' } },
    { tool: 'WebFetch', input: { url: 'https://a.example/' } },
    { tool: 'mcp__w__t', input: {} },
  ];
  fc.assert(
    fc.property(file, file, file, file, fc.boolean(), fc.boolean(), (project, local, user, managed, trust, tracked) => {
      const settings = { project, local, user, managed };
      const files = Object.fromEntries(
        [
          ['.claude/settings.json', project],
          ['.claude/settings.local.json', local],
          ['~/.claude/settings.json', user],
          ['/managed/managed-settings.json', managed],
        ].flatMap(([name, value]) => (value === undefined ? [] : [[name, JSON.stringify(value)]])),
      ) as Record<string, string>;
      const gitAdd = tracked ? ['.claude/settings.local.json'] : [];
      const { policy } = session({ ...files, 'src/b.ts': '' }, { trusted: trust }, { tracked: gitAdd });
      for (const call of calls) {
        const line = policyOf(
          { settings: JSON.parse(JSON.stringify(settings)) as Record<string, unknown>, trust, gitAdd, files: { 'src/b.ts': '' }, dirs: ['/srv'], call },
          {},
        );
        expect(decide(policy, call).decision).toBe(decide(line, call).decision);
      }
    }),
    { numRuns: 300 },
  );
});
