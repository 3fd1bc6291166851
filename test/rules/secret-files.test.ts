import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { DEFAULT_RUN } from '../../src/client/default-run.ts';
import { check } from '../../src/pipelines/check.ts';
import { openCommit, openIndex, openWork } from '../../src/world/open.ts';
import { drawer } from '../load/secrets/fakes.ts';
import { type Content, gitIn, opened, options, repository, temporary, write } from '../world/repository.ts';

/** The rules about secret files in real repositories: what they say is what git and stat say. */
const HYGIENE = [
  'tracked-secret',
  'unignored-secret',
  'reopened-secret',
  'tracked-local-settings',
  'readable-secret',
  'writable-configuration',
  'hiding-ignore-pattern',
];
const ours = rules.filter((rule) => HYGIENE.includes(rule.id));

const draw = drawer(20_26);
const value = draw('ABCDEFGHJKLMNPQRSTUVWXYZ23456789abcdefghjk', 32);
const env = `API_TOKEN=${value}\n`;
const key = `-----BEGIN ${'PRIVATE KEY-----'}\n${draw('ABCDEFGHJKLMNPQRSTUVWXYZ23456789', 64)}\n-----END PRIVATE KEY-----\n`;

const findings = (world: ReturnType<typeof opened>) =>
  check(world, { rules: ours, run: DEFAULT_RUN }).findings.map(
    ({ severity, rule, file, line }) => `${severity} ${rule} ${file}${line === null ? '' : `:${line}`}`,
  );
const inWork = (folder: string) => findings(opened(openWork(folder, options(folder))));

describe('what git says', () => {
  const ignored = [
    'secrets/\n!secrets/open.env',
    '*.local.env',
    'keys/*\n!keys/deploy.pem',
    '/root.env',
    'quoted.env # mine',
    'CASE.env',
    '\\#odd.env',
    'deep/**/x.env',
    'logs/',
  ];
  const untracked: Readonly<Record<string, Content>> = {
    // An excluded folder cannot be opened again by a line for a file in it.
    'secrets/open.env': env,
    'a.local.env': env,
    'root.env': env,
    'sub/root.env': env,
    'sub/keep.local.env': env,
    'sub/other.local.env': env,
    'keys/deploy.pem': key,
    'keys/other.pem': key,
    'quoted.env': env,
    'case.env': env,
    '#odd.env': env,
    'deep/a/b/x.env': env,
    'deep/x.env': env,
    'with space.env': env,
    'ümlaut.env': env,
    'excluded.env': env,
    'config/service-account.json': JSON.stringify({ type: 'service_account', private_key: key }),
    'certs/ca.pem': '-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUQ2xp\n-----END CERTIFICATE-----\n',
    '.npmrc': '//packages.example.com/:_password=${NPM_TOKEN}\n',
    '.env.example': 'API_TOKEN=changeme\n',
    'public.env': 'PORT=3000\nBASE_URL=https://example.com\n',
    'link.env': { link: 'root.env' },
  };
  const secret = new Set(Object.keys(untracked).filter((file) => !/^(?:certs\/|\.npmrc|\.env\.example|public\.env|link\.env)/.test(file)));

  test('about files that are not tracked', () => {
    const folder = repository({ '.gitignore': `${ignored.join('\n')}\n`, 'sub/.gitignore': '!keep.local.env\n' });
    write(folder, { ...untracked, '.git/info/exclude': 'excluded.env\n' });
    const open = new Set(gitIn(folder, 'ls-files', '-z', '-o', '--exclude-per-directory=.gitignore').split('\0'));
    const expected = [...secret].filter((file) => open.has(file)).sort();
    const found = inWork(folder).filter((f) => /unignored-secret|reopened-secret/.test(f));
    const named = found.flatMap((f) => /unignored-secret (.+)$/.exec(f)?.[1] ?? []);
    const reopened = found.filter((f) => f.includes('reopened-secret'));
    expect(reopened).toEqual(['error reopened-secret .gitignore:5', 'error reopened-secret sub/.gitignore:1']);
    expect([...named, 'keys/deploy.pem', 'sub/keep.local.env'].sort()).toEqual(expected);
    expect(found).toContain('note unignored-secret excluded.env');
  });

  test('about tracked files, in work tree, index and commit alike', () => {
    const folder = repository({ '.gitignore': '.env\n*.pem\n' });
    write(folder, {
      '.env': env,
      'deploy.pem': key,
      'ca.pem': '-----BEGIN CERTIFICATE-----\nMIIB\n',
      'tests/fixtures/tls.key': key,
      'sub/.env': 'PORT=1\n',
      '.claude/settings.local.json': '{}',
    });
    gitIn(folder, 'add', '-f', '.');
    const expected = [
      'warning tracked-local-settings .claude/settings.local.json:1',
      'error tracked-secret .env',
      'error tracked-secret deploy.pem',
      'note tracked-secret sub/.env',
      'note tracked-secret tests/fixtures/tls.key',
    ];
    const tracked = (list: readonly string[]) => list.filter((f) => f.includes('tracked-'));
    expect(tracked(inWork(folder))).toEqual(expected);
    expect(findings(opened(openIndex(folder, options(folder))))).toEqual(expected);
    gitIn(folder, 'commit', '-qm', 'two');
    expect(findings(opened(openCommit(folder, 'HEAD', options(folder))))).toEqual(expected);
  });

  test('about source files that a pattern hides', () => {
    const folder = repository({ '.gitignore': '*token*\n*secret*\n!docs/secrets.md\n' });
    write(folder, { 'src/tokenizer.ts': '', 'docs/secrets.md': '', 'src/kept-token.ts': '' });
    gitIn(folder, 'add', '-f', 'src/kept-token.ts');
    expect(inWork(folder)).toEqual(['warning hiding-ignore-pattern .gitignore:1', 'note hiding-ignore-pattern .gitignore:2']);
  });
});

describe.skipIf(process.platform === 'win32')('what stat says', () => {
  const folderWith = (files: Readonly<Record<string, Content>>, modes: Readonly<Record<string, number>>) => {
    const folder = temporary();
    chmodSync(folder, 0o755);
    write(folder, files);
    for (const [file, mode] of Object.entries(modes)) chmodSync(join(folder, file), mode);
    return folder;
  };

  test.each([
    [0o600, []],
    [0o400, []],
    [0o644, ['warning readable-secret .env']],
    [0o640, ['warning readable-secret .env']],
    [0o606, ['warning readable-secret .env']],
  ])('about the mode %o of an env file', (mode, expected) => expect(inWork(folderWith({ '.env': env }, { '.env': mode }))).toEqual(expected));

  test('about an env file at home that the entry script loads', () => {
    const folder = folderWith({ 'project/run.sh': 'set -a\n. "$HOME/.env.agent"\nclaude -p brief\n', 'home/.env.agent': env }, { 'home/.env.agent': 0o644 });
    const world = opened(openWork(join(folder, 'project'), { ...options(folder), home: join(folder, 'home') }));
    expect(findings(world)).toEqual(['error readable-secret ~/.env.agent']);
    chmodSync(join(folder, 'home/.env.agent'), 0o600);
    expect(findings(opened(openWork(join(folder, 'project'), { ...options(folder), home: join(folder, 'home') })))).toEqual([]);
  });

  test('about settings and folders that everybody can write', () => {
    const files = { '.claude/settings.json': '{}', '.mcp.json': '{}' };
    expect(inWork(folderWith(files, { '.claude/settings.json': 0o666, '.mcp.json': 0o644 }))).toEqual([
      'warning writable-configuration .claude/settings.json:1',
    ]);
    expect(inWork(folderWith(files, { '.claude': 0o777, '.claude/settings.json': 0o644, '.mcp.json': 0o644 }))).toEqual([
      'warning writable-configuration .claude/settings.json:1',
    ]);
    // A personal group and umask 002: the root is group-writable as well, and nothing is said.
    const shared = folderWith(files, { '.claude': 0o775, '.claude/settings.json': 0o664, '.mcp.json': 0o664 });
    chmodSync(shared, 0o775);
    expect(inWork(shared)).toEqual([]);
    chmodSync(shared, 0o755);
    expect(inWork(shared)).toEqual(['note writable-configuration .claude/settings.json:1', 'note writable-configuration .mcp.json:1']);
  });
});

test('modes of a clone in the tree: what it tracks everybody has, what it does not is somebody’s secret', () => {
  const folder = repository({ '.gitignore': 'lib/\n' });
  write(folder, { 'lib/.gitignore': '.env\n', 'lib/.env': env, 'lib/server.pem': key });
  gitIn(join(folder, 'lib'), 'init', '-q');
  gitIn(join(folder, 'lib'), 'add', 'server.pem');
  chmodSync(folder, 0o755);
  expect(inWork(folder)).toEqual(['warning readable-secret lib/.env', 'note tracked-secret lib/server.pem']);
});
