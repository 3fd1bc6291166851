import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { discover } from '../../src/load/discover.ts';
import { load } from '../../src/load/load.ts';
import { shippedBy } from '../../src/load/read/npm-files.lazy.ts';
import { openWork } from '../../src/world/open.ts';
import { opened, options } from '../world/repository.ts';

/** What npm would pack is what the real npm says. `npm pack --dry-run` asks no registry. */
const npm = spawnSync('npm', ['--version'], { encoding: 'utf8' });

type Tree = Readonly<Record<string, string | { readonly link: string }>>;

const PRIVATE: Tree = Object.fromEntries(
  [
    '.env',
    '.env.production',
    '.mcp.json',
    '.claude/settings.json',
    '.claude/settings.local.json',
    '.npmrc',
    'src/index.js',
    'src/.env',
    'deep/a/b/prod.env',
    'README.md',
    'keys/server.pem',
  ].map((file) => [file, '']),
);
const about = (more: Readonly<Record<string, unknown>> = {}): string => JSON.stringify({ name: 'p', version: '1.0.0', ...more });
const files = (...entries: readonly string[]): Tree => ({ 'package.json': about({ files: entries }) });

const TREES: readonly (readonly [title: string, tree: Tree, folder?: string])[] = [
  ['nothing said', {}],
  ['.gitignore', { '.gitignore': '.env\n.claude/settings.local.json\n' }],
  ['.gitignore with a star', { '.gitignore': '.env*\n*.pem\n' }],
  ['.npmignore beside .gitignore', { '.gitignore': '.env\n', '.npmignore': 'test/\n' }],
  ['an empty .npmignore', { '.gitignore': '.env\n*.pem\n', '.npmignore': '' }],
  ['.npmignore of its own', { '.npmignore': '.env*\n.claude\n.mcp.json\n' }],
  ['an anchored name', { '.npmignore': '/.env\n' }],
  ['a folder', { '.npmignore': '.claude/\nkeys/\n' }],
  ['a folder and stars', { '.npmignore': '.claude/**\ndeep/**/prod.env\n' }],
  ['a negation', { '.npmignore': '.env*\n!.env.production\n' }],
  ['a negation below an excluded folder', { '.npmignore': 'deep/\n!deep/a/b/prod.env\n.claude\n!.claude/settings.local.json\n' }],
  ['a negation below stars', { '.npmignore': 'deep/**\n!deep/a/b/prod.env\n.claude/*\n!.claude/settings.local.json\n' }],
  ['everything but', { '.npmignore': '*\n!src\n!src/**\n' }],
  ['everything but, with an anchor', { '.npmignore': '/*\n!/src\n' }],
  ['upper case', { '.npmignore': '.ENV\n*.PEM\n' }],
  ['spaces, tabs, carriage returns', { '.npmignore': '  .env  \r\n\t*.pem\t\r\n' }],
  ['a comment behind a pattern', { '.npmignore': '.env # mine\n' }],
  ['a mark of UTF-8', { '.npmignore': '\ufeff.env\n' }],
  ['nested .npmignore', { 'src/.npmignore': '.env\n', 'deep/.npmignore': 'prod.env\n' }],
  ['nested .gitignore', { '.gitignore': '.env\n', 'src/.gitignore': '!.env\n', 'deep/a/.gitignore': '*.env\n' }],
  ['nested .npmignore over .gitignore', { 'deep/.gitignore': '*.env\n', 'deep/.npmignore': '' }],
  ['files: a folder', files('src')],
  ['files: a folder with a slash', files('src/', './keys/')],
  ['files: names', files('.env', '.claude/settings.local.json', 'src/index.js')],
  ['files: a dot folder', files('.claude')],
  ['files: a star', files('*')],
  ['files: stars', files('**/*')],
  ['files: a glob', files('deep/**/*.env', 'src/*')],
  ['files: everything', files('.')],
  ['files: a negation', files('src', '!src/.env')],
  ['files: a negation of a file', files('**', '!.env', '!**/*.pem')],
  ['files: none', files()],
  ['files with an .npmignore at the root', { ...files('src', 'keys'), '.npmignore': '.env\n*.pem\n' }],
  ['files with an .npmignore below', { ...files('src', 'deep'), 'src/.npmignore': '.env\n', 'deep/a/.gitignore': 'b/\n' }],
  ['files: a file that an ignore file below names', { ...files('src/.env'), 'src/.npmignore': '.env\n' }],
  ['files that are no list', { 'package.json': about({ files: 'src' }) }],
  ['main, browser and bin', { 'package.json': about({ files: ['src'], main: '.env', bin: { x: '.claude/settings.local.json' }, browser: 'keys/server.pem' }) }],
  ['bin as text', { 'package.json': about({ files: ['src'], bin: 'deep/a/b/prod.env' }) }],
  ['main that an ignore file names', { 'package.json': about({ main: 'src/.env' }), '.npmignore': '.env\n' }],
  ['braces and classes', { '.npmignore': '{.env,.mcp.json}\n[k]eys\n.env.pro?uction\n+(x|deep)\n' }],
  ['a backslash', { '.npmignore': '\\.env\n\\!x\n' }],
  [
    'always and never',
    { '.npmignore': 'README.md\npackage.json\n!.npmrc\n', LICENSE: '', 'yarn.lock': '', 'a.orig': '', '.DS_Store': '', 'x/.git': '', CVS: '' },
  ],
  ['links', { '.env': { link: 'src/index.js' }, linked: { link: 'src' } }],
  [
    'a root of workspaces',
    {
      'package.json': about({ workspaces: ['packages/*'] }),
      'packages/a/package.json': about(),
      'packages/a/.env': '',
      'packages/a/.gitignore': '.env\n',
      'src/.npmignore': '.env\n',
    },
  ],
  [
    'a workspace',
    {
      'package.json': about({ private: true, workspaces: ['packages/*'] }),
      '.gitignore': '.env\n',
      'packages/.gitignore': 'x.env\n',
      'packages/a/package.json': about(),
      'packages/a/.env': '',
      'packages/a/x.env': '',
      'packages/a/y.env': '',
    },
    'packages/a/',
  ],
  [
    'a package that is no workspace',
    { 'package.json': about({ private: true }), '.gitignore': '.env\n', 'packages/a/package.json': about(), 'packages/a/.env': '' },
    'packages/a/',
  ],
  [
    'a package below a root of other workspaces',
    { 'package.json': about({ workspaces: ['apps/*'] }), '.npmignore': '.env\n', 'packages/a/package.json': about(), 'packages/a/.env': '' },
    'packages/a/',
  ],
];

/** What npm itself says of packages in these folders, offline and with no scripts run. */
function packed(cwd: string, ...folders: readonly string[]): readonly (readonly string[])[] {
  const run = spawnSync('npm', ['pack', '--dry-run', '--json', '--offline', '--ignore-scripts', '--silent', ...folders], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: cwd, npm_config_cache: join(scratch, 'npm-cache'), npm_config_userconfig: join(cwd, 'none') },
  });
  const said: unknown = JSON.parse(run.stdout);
  if (!Array.isArray(said)) throw new Error(run.stdout + run.stderr);
  return said.map(({ files }: { readonly files: readonly { readonly path: string }[] }) => files.map(({ path }) => path).sort());
}

if (npm.status !== 0) console.warn('npm is not installed: what it packs was not compared');

const scratch = mkdtempSync(join(tmpdir(), 'grantlint-npm-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Trees whose ignore files are drawn from pieces, the same in every run. */
function drawn(count: number): [string, Tree][] {
  let state = 7;
  const below = (n: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * n);
  };
  const one = <T>(list: readonly [T, ...T[]]): T => list[below(list.length)] ?? list[0];
  const NAMES = [
    '.env',
    '.env*',
    '*.env',
    '.claude',
    'settings.local.json',
    '*.json',
    'src',
    'deep',
    'a',
    'b',
    '*',
    '**',
    'prod.env',
    'keys',
    '*.pem',
  ] as const;
  const pattern = () =>
    `${one(['', '', '', '!', '#'])}${one(['', '', '/', '**/', './'])}${Array.from({ length: 1 + below(3) }, () => one(NAMES)).join('/')}${one(['', '', '', '/', '/**', '/*', ' '])}`;
  const lines = () => Array.from({ length: 1 + below(4) }, pattern);
  return Array.from({ length: count }, (_, i) => {
    const tree: Record<string, string> = {};
    for (const file of ['.npmignore', '.gitignore', 'src/.npmignore', 'deep/.gitignore', 'deep/a/.npmignore', '.claude/.gitignore'])
      if (below(3) === 0) tree[file] = `${lines().join('\n')}\n`;
    if (below(3) === 0) tree['package.json'] = about({ files: lines().map((line) => line.replace(/^#/, '')) });
    return [`drawn ${i}: ${JSON.stringify(tree)}`, tree];
  });
}

const made = [...TREES, ...drawn(100)].map(([title, tree, folder = ''], i) => ({ title, tree, folder, root: join(scratch, `${i}`) }));
const theirs = new Map<string, readonly string[]>();

beforeAll(() => {
  if (npm.status !== 0) return;
  for (const { root, tree } of made) {
    const whole: Tree = { 'package.json': about(), ...PRIVATE, ...tree };
    for (const [name, content] of Object.entries(whole)) {
      const path = join(root, name);
      mkdirSync(dirname(path), { recursive: true });
      if (typeof content === 'string') writeFileSync(path, content);
      else symlinkSync(content.link, path);
    }
  }
  const whole = made.filter(({ folder }) => folder === '');
  for (const [i, files] of packed(scratch, ...whole.map(({ root }) => root)).entries()) theirs.set(whole[i]?.root ?? '', files);
  for (const { root, folder } of made)
    if (folder !== '')
      theirs.set(
        root,
        packed(join(root, folder))
          .flat()
          .map((file) => `${folder}${file}`),
      );
}, 120_000);

test.skipIf(npm.status !== 0).each(made)('npm packs what we say: $title', ({ tree, folder, root }) => {
  const world = opened(openWork(root, options(root)));
  const { facts } = load(world, discover(world));
  const all = Object.keys({ 'package.json': '', ...PRIVATE, ...tree }).filter((file) => facts.stat(file)?.kind === 'file');
  expect(all.filter((file) => shippedBy(folder, file, facts) !== undefined).sort()).toEqual(theirs.get(root));
});

test.each([
  ['braces', `${'{a,b}'.repeat(40)}\n`.repeat(500)],
  ['few braces, wide', `${'{1..9999}'.repeat(3)}\n`.repeat(20)],
  ['stars', `${'*a'.repeat(200)}b\n`.repeat(1_000)],
  ['many patterns', '*.x\n'.repeat(200_000)],
  ['a long one', 'x'.repeat(100_000)],
  ['groups in groups', '+(+(a|b)|*(a|b)|!(a))c\n'.repeat(1_000)],
])('a pattern file that is made to keep us busy is read in no time, or not at all: %s', (_, text) => {
  const root = join(scratch, 'busy');
  mkdirSync(join(root, 'a'.repeat(200)), { recursive: true });
  writeFileSync(join(root, 'package.json'), about());
  writeFileSync(join(root, '.npmignore'), text);
  const { facts } = load(opened(openWork(root, options(root))), []);
  const before = process.cpuUsage().user;
  for (let i = 0; i < 50; i++) shippedBy('', `${'a'.repeat(200)}/${i}.env`, facts);
  expect((process.cpuUsage().user - before) / 1000).toBeLessThan(2_000);
});
