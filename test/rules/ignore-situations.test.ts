import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, rmSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { DEFAULT_RUN } from '../../src/client/default-run.ts';
import type { Finding } from '../../src/findings/finding.ts';
import { check } from '../../src/pipelines/check.ts';
import { openCommit, openIndex, openWork } from '../../src/world/open.ts';
import type { World } from '../../src/world/tree.ts';
import { program } from '../cli/program.ts';
import { drawer } from '../load/secrets/fakes.ts';
import { type Content, gitIn, opened, options, repository, temporary, write } from '../world/repository.ts';

/** What is said of a secret file in a repository is what git itself and stat say of it; our own code is not asked for the truth. */
type Verdict = 'tracked' | 'covered' | 'personal' | 'kept back' | 'reopened' | 'open' | 'no file';

const ours = rules.filter(({ id }) => ['tracked-secret', 'unignored-secret', 'reopened-secret'].includes(id));
const env = `API_TOKEN=${drawer(6)('ABCDEFGHJKLMNPQRSTUVWXYZ23456789abcdefghjk', 32)}\n`;

interface Situation {
  readonly title: string;
  readonly files: Readonly<Record<string, Content>>;
  readonly verdicts: Readonly<Record<string, Verdict>>;
  /** Added in spite of the ignore files. */
  readonly tracked?: readonly string[];
  readonly exclude?: string;
  /** The user's own ignore file. */
  readonly own?: string;
  readonly change?: (folder: string) => void;
  /** The folder that is checked, below the top. */
  readonly at?: string;
}

const SITUATIONS: readonly Situation[] = [
  { title: 'a name', files: { '.gitignore': '.env\n', '.env': env, 'a/.env': env }, verdicts: { '.env': 'covered', 'a/.env': 'covered' } },
  { title: 'an anchored name', files: { '.gitignore': '/.env\n', '.env': env, 'a/.env': env }, verdicts: { '.env': 'covered', 'a/.env': 'open' } },
  { title: 'no rule', files: { '.env': env }, verdicts: { '.env': 'open' } },
  { title: 'another case', files: { '.gitignore': 'secret.txt\n', 'SECRET.txt': env }, verdicts: { 'SECRET.txt': 'open' } },
  {
    title: 'another case, where git does not mind it',
    files: { '.gitignore': 'secret.txt\n', 'SECRET.txt': env },
    change: (folder) => gitIn(folder, 'config', 'core.ignorecase', 'true'),
    verdicts: { 'SECRET.txt': 'covered' },
  },
  { title: 'a comment behind a pattern', files: { '.gitignore': '.env # mine\n', '.env': env }, verdicts: { '.env': 'open' } },
  { title: 'spaces behind a pattern', files: { '.gitignore': '.env   \n', '.env': env }, verdicts: { '.env': 'covered' } },
  { title: 'a tab behind a pattern', files: { '.gitignore': '.env\t\n', '.env': env }, verdicts: { '.env': 'open' } },
  { title: 'a kept space', files: { '.gitignore': '.env\\ \n', '.env': env }, verdicts: { '.env': 'open' } },
  { title: 'carriage returns', files: { '.gitignore': '.env\r\n*.pem\r\n', '.env': env }, verdicts: { '.env': 'covered' } },
  { title: 'a mark of UTF-8', files: { '.gitignore': '\ufeff.env\n', '.env': env }, verdicts: { '.env': 'covered' } },
  { title: 'a pattern for folders', files: { '.gitignore': '.env/\n', '.env': env }, verdicts: { '.env': 'open' } },
  { title: 'tracked all the same', files: { '.gitignore': '.env\n', '.env': env }, tracked: ['.env'], verdicts: { '.env': 'tracked' } },
  {
    title: 'tracked in an ignored folder',
    files: { '.gitignore': 'x/\n', 'x/.env': env, 'x/b.env': env },
    tracked: ['x/.env'],
    verdicts: { 'x/.env': 'tracked', 'x/b.env': 'covered' },
  },
  { title: 'a negation', files: { '.gitignore': '.env.*\n!.env.production\n', '.env.production': env }, verdicts: { '.env.production': 'reopened' } },
  {
    title: 'a negation below',
    files: { '.gitignore': '*.env\n', 'a/.gitignore': '!b.env\n', 'a/b.env': env, 'a/c.env': env },
    verdicts: { 'a/b.env': 'reopened', 'a/c.env': 'covered' },
  },
  { title: 'a negation that a folder makes void', files: { '.gitignore': 'x/\n!x/.env\n', 'x/.env': env }, verdicts: { 'x/.env': 'covered' } },
  { title: 'a negation above the checked folder', files: { '.gitignore': '.env\n!a/.env\n', 'a/.env': env }, at: 'a', verdicts: { '.env': 'reopened' } },
  { title: 'a rule above the checked folder', files: { '.gitignore': '.env\n', 'a/.env': env }, at: 'a', verdicts: { '.env': 'covered' } },
  { title: 'info/exclude', files: { '.env': env }, exclude: '.env\n', verdicts: { '.env': 'personal' } },
  { title: 'info/exclude against a negation', files: { '.gitignore': '!.env\n', '.env': env }, exclude: '.env\n', verdicts: { '.env': 'reopened' } },
  {
    title: 'a folder in info/exclude, the file in .gitignore',
    files: { '.gitignore': 'x/.env\n', 'x/.env': env, 'x/b.env': env },
    exclude: 'x/\n',
    verdicts: { 'x/.env': 'covered', 'x/b.env': 'personal' },
  },
  {
    title: 'the same with patterns that git must read',
    files: { '.gitignore': '**/x/.env\n', 'x/.env': env },
    exclude: 'x/\n',
    verdicts: { 'x/.env': 'covered' },
  },
  { title: 'the user’s own ignore file', files: { '.env': env, 'b.env': env }, own: '.env\n', verdicts: { '.env': 'personal', 'b.env': 'open' } },
  { title: 'the user’s own ignore file against a negation', files: { '.gitignore': '!.env\n', '.env': env }, own: '.env\n', verdicts: { '.env': 'reopened' } },
  { title: 'an ignore file that ignores itself', files: { '.gitignore': '.gitignore\n.env\n', '.env': env }, verdicts: { '.env': 'kept back' } },
  { title: 'an ignore file that is a link', files: { rules: '.env\n', '.gitignore': { link: 'rules' }, '.env': env }, verdicts: { '.env': 'open' } },
  { title: 'a link to a secret', files: { '.gitignore': '', 'a/b.env': env, '.env': { link: 'a/b.env' } }, verdicts: { '.env': 'no file', 'a/b.env': 'open' } },
  {
    title: 'odd names',
    files: { '.gitignore': '\\!x.env\n[ab].env\n', '!x.env': env, '[ab].env': env, 'a.env': env, ' .env': env, 'ü.env': env },
    verdicts: { '!x.env': 'covered', '[ab].env': 'open', 'a.env': 'covered', ' .env': 'open', 'ü.env': 'open' },
  },
  {
    title: 'stars',
    files: { '.gitignore': 'a/**/k.env\nb/*/k.env\n', 'a/k.env': env, 'a/x/y/k.env': env, 'b/x/y/k.env': env },
    verdicts: { 'a/k.env': 'covered', 'a/x/y/k.env': 'covered', 'b/x/y/k.env': 'open' },
  },
  { title: 'intended to be added', files: { '.env': env }, change: (folder) => gitIn(folder, 'add', '-N', '.env'), verdicts: { '.env': 'tracked' } },
  {
    title: 'assumed unchanged',
    files: { '.env': env },
    tracked: ['.env'],
    change: (folder) => gitIn(folder, 'update-index', '--assume-unchanged', '.env'),
    verdicts: { '.env': 'tracked' },
  },
  {
    title: 'not to be checked out',
    files: { '.env': env },
    tracked: ['.env'],
    change: (folder) => gitIn(folder, 'update-index', '--skip-worktree', '.env'),
    verdicts: { '.env': 'tracked' },
  },
  {
    title: 'taken out of the index',
    files: { '.gitignore': '.env\n', '.env': env },
    tracked: ['.env'],
    change: (folder) => gitIn(folder, 'rm', '-q', '--cached', '.env'),
    verdicts: { '.env': 'covered' },
  },
  { title: 'an ignore file that nobody added', files: { '.gitignore': '.env\n', '.env': env }, tracked: [], verdicts: { '.env': 'covered' } },
  { title: 'an ignore file that is a folder', files: { '.gitignore/x': '', '.env': env }, verdicts: { '.env': 'open' } },
  { title: 'an ignore file in UTF-16', files: { '.gitignore': '\ufffe.\0e\0n\0v\0\n\0', '.env': env }, verdicts: { '.env': 'open' } },
  { title: 'a line that ends without a newline', files: { '.gitignore': 'x\n.env', '.env': env }, verdicts: { '.env': 'covered' } },
  { title: 'an empty ignore file', files: { '.gitignore': '', '.env': env }, verdicts: { '.env': 'open' } },
  {
    title: 'escapes',
    files: {
      '.gitignore': '\\#a.env\n#b.env\n\\ c.env\n\\d.env\ne\\*.env\n',
      '#a.env': env,
      '#b.env': env,
      ' c.env': env,
      'd.env': env,
      'e1.env': env,
      'e*.env': env,
    },
    verdicts: { '#a.env': 'covered', '#b.env': 'open', ' c.env': 'covered', 'd.env': 'covered', 'e1.env': 'open', 'e*.env': 'covered' },
  },
  {
    title: 'classes and question marks',
    files: { '.gitignore': '[!a].env\n?x.env\n[[:digit:]]0.env\n', 'a.env': env, 'b.env': env, 'ax.env': env, '10.env': env, 'a0.env': env },
    verdicts: { 'a.env': 'open', 'b.env': 'covered', 'ax.env': 'covered', '10.env': 'covered', 'a0.env': 'open' },
  },
  {
    title: 'a star does not cross a slash',
    files: { '.gitignore': '/*.env\na*z.env\n', 'x.env': env, 'b/x.env': env, 'a/z.env': env },
    verdicts: { 'x.env': 'covered', 'b/x.env': 'open', 'a/z.env': 'open' },
  },
  {
    title: 'stars at both ends',
    files: { '.gitignore': '**/one.env\ntwo/**\n', 'one.env': env, 'a/b/one.env': env, 'two/x.env': env, 'a/two/x.env': env },
    verdicts: { 'one.env': 'covered', 'a/b/one.env': 'covered', 'two/x.env': 'covered', 'a/two/x.env': 'open' },
  },
  {
    title: 'a slash in the middle anchors',
    files: { '.gitignore': 'a/.env\nb/\n', 'a/.env': env, 'x/a/.env': env, 'x/b/.env': env },
    verdicts: { 'a/.env': 'covered', 'x/a/.env': 'open', 'x/b/.env': 'covered' },
  },
  { title: 'what does not begin at the folder', files: { '.gitignore': './.env\n', '.env': env }, verdicts: { '.env': 'open' } },
  {
    title: 'a space in a name',
    files: { '.gitignore': 'my keys.env\n', 'my keys.env': env, 'my other.env': env },
    verdicts: { 'my keys.env': 'covered', 'my other.env': 'open' },
  },
  {
    title: 'letters with marks, composed and not',
    files: { '.gitignore': 'sch\u00fcssel.env\n', 'sch\u00fcssel.env': env, 'schu\u0308ssel.env': env },
    verdicts: { 'sch\u00fcssel.env': 'covered', 'schu\u0308ssel.env': 'open' },
  },
  { title: 'a negation above the pattern', files: { '.gitignore': '!.env\n.env\n', '.env': env }, verdicts: { '.env': 'covered' } },
  { title: 'a pattern below a negation above', files: { '.gitignore': '!.env\n', 'a/.gitignore': '.env\n', 'a/.env': env }, verdicts: { 'a/.env': 'covered' } },
  { title: 'two exclamation marks', files: { '.gitignore': '.env\n!!.env\n', '.env': env }, verdicts: { '.env': 'covered' } },
  { title: 'an escaped exclamation mark', files: { '.gitignore': '.env\n\\!.env\n', '.env': env }, verdicts: { '.env': 'covered' } },
  {
    title: 'everything but one folder',
    files: { '.gitignore': '/*\n!/src/\n!/.gitignore\n', '.env': env, 'src/.env': env },
    verdicts: { '.env': 'covered', 'src/.env': 'open' },
  },
  {
    title: 'everything but what is named',
    files: { '.gitignore': '*\n!*/\n!*.env\n', 'a/b.env': env, '.npmrc': `//npm.example.com/:_auth=${env.slice(10)}` },
    verdicts: { 'a/b.env': 'reopened', '.npmrc': 'covered' },
  },
  {
    title: 'a folder that comes back',
    files: { '.gitignore': 'build\n!build/\n', 'build/.env': env },
    verdicts: { 'build/.env': 'open' },
  },
  {
    title: 'an ignore file in an ignored folder',
    files: { '.gitignore': 'x/\n', 'x/.gitignore': '!.env\n', 'x/.env': env },
    verdicts: { 'x/.env': 'covered' },
  },
  {
    title: 'an ignore file that covers its folder, itself included',
    files: { 'x/.gitignore': '*\n', 'x/.env': env },
    verdicts: { 'x/.env': 'covered' },
  },
  {
    title: 'an ignore file that only this clone hides',
    files: { '.gitignore': '.env\n', '.env': env },
    exclude: '.gitignore\n',
    verdicts: { '.env': 'kept back' },
  },
  { title: 'a negation in info/exclude', files: { '.gitignore': '.env\n', '.env': env }, exclude: '!.env\n', verdicts: { '.env': 'covered' } },
  { title: 'a negation in info/exclude against nothing', files: { '.env': env }, exclude: '*.env\n!.env\n', verdicts: { '.env': 'open' } },
  { title: 'a negation in the user’s own ignore file', files: { '.env': env }, own: '*.env\n!.env\n', verdicts: { '.env': 'open' } },
  {
    title: 'excludes that the clone’s configuration names',
    files: { '.env': env, mine: '.env\n' },
    change: (folder) => gitIn(folder, 'config', 'core.excludesFile', join(folder, 'mine')),
    verdicts: { '.env': 'personal' },
  },
  {
    title: 'tracked, and gone from the work tree',
    files: { '.env': env, 'b.env': env },
    tracked: ['.env'],
    change: (folder) => rmSync(join(folder, '.env')),
    verdicts: { '.env': 'no file', 'b.env': 'open' },
  },
  {
    title: 'in a conflict',
    files: { x: '' },
    change(folder) {
      const on = (branch: string, more: string) => {
        gitIn(folder, 'checkout', '-q', '-b', branch, 'main');
        write(folder, { '.env': `${env}${more}\n` });
        gitIn(folder, 'add', '.env');
        gitIn(folder, 'commit', '-qm', branch);
      };
      on('a', 'A=1');
      on('b', 'A=2');
      expect(() => gitIn(folder, 'merge', '-q', 'a')).toThrow();
    },
    verdicts: { '.env': 'tracked' },
  },
  {
    title: 'behind a link to a folder',
    files: { '.gitignore': 'real/\n', 'real/.env': env, conf: { link: 'real' } },
    verdicts: { 'real/.env': 'covered' },
  },
  { title: 'a dangling link', files: { '.env': { link: 'nowhere' } }, verdicts: { '.env': 'no file' } },
  {
    title: 'a submodule',
    files: { '.gitignore': 'b.env\n', 'README.md': '' },
    change(folder) {
      const inner = repository({ '.gitignore': '.env\n', 'x/.gitignore': '!.env\n' });
      gitIn(folder, '-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', inner, 'lib');
      gitIn(folder, 'commit', '-qm', 'two');
      write(folder, { 'lib/.env': env, 'lib/b.env': env, 'lib/x/.env': env, 'lib/c.env': env });
      gitIn(`${folder}/lib`, 'add', 'c.env');
    },
    verdicts: { 'lib/.env': 'covered', 'lib/b.env': 'open', 'lib/x/.env': 'reopened', 'lib/c.env': 'tracked' },
  },
  {
    title: 'a clone in the tree',
    files: { '.gitignore': '*.env\n' },
    change(folder) {
      write(folder, { 'lib/.env': env, 'lib/a/b.env': env });
      gitIn(`${folder}/lib`, 'init', '-q');
      write(folder, { 'lib/.git/info/exclude': '.env\n' });
    },
    verdicts: { 'lib/.env': 'personal', 'lib/a/b.env': 'open' },
  },
  {
    title: 'a clone in a clone',
    files: { '.gitignore': 'lib/\n' },
    change(folder) {
      write(folder, { 'lib/.gitignore': '*.env\n', 'lib/a/b.env': env });
      for (const name of ['lib', 'lib/a']) gitIn(`${folder}/${name}`, 'init', '-q');
    },
    verdicts: { 'lib/a/b.env': 'open' },
  },
  {
    title: 'a folder whose .git is no repository',
    files: { '.gitignore': '.env\n', 'lib/.git/x': '' },
    change: (folder) => write(folder, { 'lib/.env': env, 'lib/b.env': env }),
    verdicts: { 'lib/.env': 'covered', 'lib/b.env': 'open' },
  },
  {
    title: 'a linked work tree',
    files: { '.gitignore': '.env\n' },
    tracked: ['.gitignore'],
    change(folder) {
      write(folder, { '.git/info/exclude': 'mine.env\n' });
      gitIn(folder, 'commit', '-qm', 'two', '--allow-empty');
      gitIn(folder, 'worktree', 'add', '-q', 'wt', '-b', 'w');
      write(folder, { 'wt/.env': env, 'wt/mine.env': env, 'wt/open.env': env });
    },
    at: 'wt',
    verdicts: { '.env': 'covered', 'mine.env': 'personal', 'open.env': 'open' },
  },
  {
    title: 'a linked work tree in the tree',
    files: { '.gitignore': '.env\nwt/\n' },
    tracked: ['.gitignore'],
    change(folder) {
      write(folder, { '.git/info/exclude': 'mine.env\n' });
      gitIn(folder, 'commit', '-qm', 'two', '--allow-empty');
      gitIn(folder, 'worktree', 'add', '-q', 'wt', '-b', 'w');
      write(folder, { 'wt/.env': env, 'wt/mine.env': env, 'wt/open.env': env });
    },
    verdicts: { 'wt/.env': 'covered', 'wt/mine.env': 'personal', 'wt/open.env': 'open' },
  },
  {
    title: 'work trees of a bare repository beside them',
    files: { '.gitignore': '.env\n' },
    change(folder) {
      gitIn(folder, 'add', '.gitignore');
      gitIn(folder, 'commit', '-qm', 'two');
      gitIn(folder, 'clone', '-q', '--bare', '.', 'all/.bare');
      write(folder, { 'all/.git': 'gitdir: ./.bare\n' });
      gitIn(`${folder}/all`, 'worktree', 'add', '-q', 'main', 'main');
      write(folder, { 'all/main/.env': env, 'all/main/b.env': env });
    },
    at: 'all',
    verdicts: { 'main/.env': 'covered', 'main/b.env': 'open' },
  },
  {
    title: 'a work tree in a bare repository',
    files: { '.gitignore': '.env\n' },
    change(folder) {
      gitIn(folder, 'add', '.gitignore');
      gitIn(folder, 'commit', '-qm', 'two');
      gitIn(folder, 'clone', '-q', '--bare', '.', 'all.git');
      gitIn(`${folder}/all.git`, 'worktree', 'add', '-q', 'main', 'main');
      write(folder, { 'all.git/main/.env': env, 'all.git/main/b.env': env });
    },
    at: 'all.git/main',
    verdicts: { '.env': 'covered', 'b.env': 'open' },
  },
  {
    title: 'a sparse checkout',
    files: { '.gitignore': 'c.env\n', 'a/b.env': env, 'x/y.env': env },
    tracked: ['.gitignore', 'a/b.env', 'x/y.env'],
    change(folder) {
      gitIn(folder, 'commit', '-qm', 'two');
      gitIn(folder, 'sparse-checkout', 'init', '--cone', '--sparse-index');
      gitIn(folder, 'sparse-checkout', 'set', 'a');
      write(folder, { 'a/c.env': env, 'x/z.env': env, 'x/c.env': env });
    },
    verdicts: { 'a/b.env': 'tracked', 'a/c.env': 'covered', 'x/y.env': 'no file', 'x/z.env': 'open', 'x/c.env': 'covered' },
  },
  {
    title: 'an index of version 4',
    files: { '.gitignore': 'b.env\n', '.env': env, 'b.env': env },
    tracked: ['.env'],
    change: (folder) => gitIn(folder, 'update-index', '--index-version', '4'),
    verdicts: { '.env': 'tracked', 'b.env': 'covered' },
  },
];

function run(folder: string, home: string, ...args: readonly string[]): { readonly ok: boolean; readonly out: string } {
  const { status, stdout } = spawnSync('git', ['-C', folder, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: home, GIT_CONFIG_NOSYSTEM: '1' },
  });
  return { ok: status === 0, out: stdout };
}

/** Of git and stat alone. */
function truth(root: string, file: string, home: string): Verdict {
  const path = join(root, file);
  if (!lstatSync(path, { throwIfNoEntry: false })?.isFile()) return 'no file';
  const [folder, name] = [dirname(path), `:(literal)${basename(path)}`];
  if (run(folder, home, 'ls-files', '--error-unmatch', '--', name).ok) return 'tracked';
  const without = ['-c', 'core.excludesFile=/dev/null', 'check-ignore', '-v', '--no-index', '--', basename(path)];
  const [source = '', , pattern = ''] =
    run(folder, home, ...without)
      .out.split('\t', 1)[0]
      ?.split(':') ?? [];
  if (source === '' || pattern.startsWith('!')) {
    if (run(folder, home, 'check-ignore', '-q', '--', basename(path)).ok) return 'personal';
    return source.endsWith('.gitignore') ? 'reopened' : 'open';
  }
  const shared = run(folder, home, 'ls-files', '-o', '-i', '-z', '--exclude-per-directory=.gitignore', '--', name).out !== '';
  if (!shared) return 'personal';
  const top = run(folder, home, 'rev-parse', '--show-toplevel').out.trim();
  // What hides its whole folder comes and goes with it.
  return !['*', '/*', '**', '/**'].includes(pattern) && run(top, home, '-c', 'core.excludesFile=/dev/null', 'check-ignore', '-q', '--', source).ok
    ? 'kept back'
    : 'covered';
}

/** Of our findings. */
function said(findings: readonly Said[], file: string, nested: boolean): Verdict {
  const found = findings.filter(
    ({ rule, message }) =>
      ['tracked-secret', 'unignored-secret', 'reopened-secret'].includes(rule) && (message.startsWith(`${file} `) || message.includes(`: ${file} `)),
  );
  expect(found.length, file).toBeLessThan(2);
  const [one] = found;
  if (!one) return 'covered';
  const verdict = verdictOf(one);
  // What a submodule tracks is mostly somebody else's affair.
  const mild = verdict === 'personal' || verdict === 'kept back' || (verdict === 'tracked' && nested);
  expect(one.severity, one.message).toBe(mild ? 'note' : 'error');
  return verdict;
}
type Said = Pick<Finding, 'rule' | 'message' | 'severity'>;

function verdictOf({ rule, message }: Said): Verdict {
  if (rule === 'tracked-secret') return 'tracked';
  if (rule === 'reopened-secret') return 'reopened';
  if (message.includes('which is yours alone')) return 'personal';
  return message.includes('which git ignores itself') ? 'kept back' : 'open';
}

function saidOf(world: World, file: string): Verdict {
  if (world.project.stat(file)?.kind !== 'file') return 'no file';
  const { findings, incomplete } = check(world, { rules: ours, run: DEFAULT_RUN });
  expect(incomplete).toEqual([]);
  return said(findings, file, world.nested?.of(file) !== undefined);
}

const grantlint = program();

test.each(SITUATIONS)('$title', ({ files, verdicts, tracked = [], exclude, own, change, at = '' }) => {
  const folder = repository({});
  const home = temporary();
  write(folder, { ...files, ...(exclude !== undefined && { '.git/info/exclude': exclude }) });
  if (own !== undefined) write(home, { '.gitconfig': '[core]\n\texcludesFile = ~/mine\n', mine: own });
  if (tracked.length > 0) gitIn(folder, 'add', '-f', '--', ...tracked);
  change?.(folder);
  const root = join(folder, at);
  const asked = Object.keys(verdicts);
  const of = (verdict: (file: string) => Verdict) => Object.fromEntries(asked.map((file) => [file, verdict(file)]));
  expect(
    of((file) => truth(root, file, home)),
    'git',
  ).toEqual(verdicts);
  // The built program, as a user starts it.
  const { out, code } = grantlint.run(root, ['check', '--format', 'json-v1', '--verbose', '.'], { env: { HOME: home } });
  expect([0, 1]).toContain(code);
  const { findings } = JSON.parse(out) as { readonly findings: readonly Said[] };
  const world = opened(openWork(root, { ...options(root), self: home }));
  world.project.list();
  expect(
    of((file) => (verdicts[file] === 'no file' ? 'no file' : said(findings, file, world.nested?.of(file) !== undefined))),
    'the program',
  ).toEqual(verdicts);
  // An index and a commit hold what is tracked, and no intentions.
  if (at !== '' || change) return;
  gitIn(folder, 'commit', '-qm', 'two', '--allow-empty');
  const held = of((file) => (verdicts[file] === 'tracked' ? 'tracked' : 'no file'));
  expect(of((file) => saidOf(opened(openIndex(root, options(root))), file))).toEqual(held);
  expect(of((file) => saidOf(opened(openCommit(root, 'HEAD', options(root))), file))).toEqual(held);
});

/** Repositories whose patterns, names and places are drawn from pieces, the same in every run. */
test('drawn repositories: nothing that git says is said otherwise', () => {
  let state = 3;
  const below = (n: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * n);
  };
  const one = (list: readonly string[]): string => list[below(list.length)] ?? '';
  const text = () => Array.from({ length: 1 + below(5) }, () => `${one(PATTERNS)}\n`).join('');
  let asked = 0;
  for (let i = 0; i < 25; i++) {
    const folder = repository({});
    const home = temporary();
    const secrets = [...new Set(Array.from({ length: 3 + below(6) }, () => `${one(FOLDERS)}${one(NAMES)}`))];
    write(folder, Object.fromEntries(secrets.map((file) => [file, env])));
    for (const place of ['', ...FOLDERS.filter((name) => existsSync(join(folder, name)))]) {
      if (below(2) === 0 && !existsSync(join(folder, place, '.gitignore'))) write(folder, { [`${place}.gitignore`]: text() });
    }
    if (below(3) === 0) write(folder, { '.git/info/exclude': text() });
    if (below(3) === 0) write(home, { '.config/git/ignore': text() });
    const nested = below(2) === 0 && existsSync(join(folder, 'nest'));
    if (nested) gitIn(join(folder, 'nest'), 'init', '-q');
    for (const file of secrets) {
      const top = nested && file.startsWith('nest/') ? join(folder, 'nest') : folder;
      if (below(5) === 0) gitIn(top, '--literal-pathspecs', 'add', '-f', '--', relative(top, join(folder, file)));
    }
    const world = opened(openWork(folder, { ...options(folder), self: home }));
    const of = (verdict: (file: string) => Verdict) => Object.fromEntries(secrets.map((file) => [file, verdict(file)]));
    expect(
      of((file) => saidOf(world, file)),
      `${i}`,
    ).toEqual(of((file) => truth(folder, file, home)));
    asked += secrets.length;
  }
  expect(asked).toBeGreaterThan(100);
}, 120_000);

const NAMES = ['.env', 'prod.env', 'a b.env', 'é.env', '#x.env', '!y.env', '[z].env', '.env.local', 'K.pem', 'secrets.yaml', ' lead.env', 'UP.ENV'];
const FOLDERS = ['', 'a/', 'a/b/', 'c d/', '.claude/', 'Ü/', 'conf/.env.d/', 'sub/in/', 'nest/'];
const PATTERNS = [
  ...['.env', '*.env', '/.env', 'a/', 'a/*', '**/prod.env', 'a/**', '/a/b/*.env', '!prod.env', '!a/b/', '!*.env', '*', '!*/', 'c d/', 'c\\ d/*.env', ''],
  ...['\\#x.env', '#x.env', '\\!y.env', '[[]z].env', '?prod.env', '.env*', '.ENV', 'sub', '/sub/in/', 'nest/', '!nest/', '*.env  ', '*.env\\ ', '.env\t'],
  ...['secrets.*', '[a-p]*.env', '**', '/**', '!/**/', 'a/b', ' lead.env', '\\ lead.env', 'é.env', '*.pem', 'Ü/', 'nest/prod.env', '.claude/*'],
];
