import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { DEFAULT_RUN } from '../../src/client/default-run.ts';
import { EMPTY_CONFIG } from '../../src/findings/config.ts';
import { faultInWords, secretFaults } from '../../src/findings/secret-rights.ts';
import { check } from '../../src/pipelines/check.ts';
import { openWork } from '../../src/world/open.ts';
import { drawer } from '../load/secrets/fakes.ts';
import { opened } from '../world/repository.ts';

/** Real files with real modes, owners, links and access lists; what we say of them is what the system does. */

const has = (program: string): boolean => spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
const isPosix = process.platform !== 'win32';
const hasLists = isPosix && process.platform === 'linux' && has('setfacl') && has('getfacl');
const isRoot = process.getuid?.() === 0;
const canAsk = isRoot && has('setpriv');
if (isPosix && !hasLists) console.warn('secret-rights: setfacl and getfacl are missing, situations with access lists are skipped (package acl)');
if (isPosix && !canAsk)
  console.warn('secret-rights: not root or no setpriv: what another user can do is read off stat and not tried, foreign owners are skipped');

const draw = drawer(77);
const secret = draw('ABCDEFGHJKLMNPQRSTUVWXYZ23456789abcdefghjk', 32);
const ENV = `API_TOKEN=${secret}\n`;
const KEY = `-----BEGIN ${'PRIVATE KEY-----'}\n${draw('ABCDEFGHJKLMNPQRSTUVWXYZ23456789', 64)}\n-----END PRIVATE KEY-----\n`;
const NOBODY = 65534;
/** A user of whom access lists speak. */
const OTHER = 4711;

/** The stage of one situation: `p` is the project, `h` the home folder, `o` lies elsewhere. */
interface Stage {
  readonly at: (path: string) => string;
  write(path: string, mode: number, text?: string): void;
  folder(path: string, mode: number): void;
  link(path: string, to: string): void;
  acl(path: string, ...entries: readonly string[]): void;
  own(path: string, uid: number): void;
}

type Word =
  | 'readable'
  | 'sheltered'
  | 'writable'
  | 'foreign'
  | 'synthetic'
  | 'folder'
  | 'group-folder'
  | 'foreign-folder'
  | 'shared-folder'
  | 'hard-link'
  | 'unchecked'
  | 'umask';

interface Situation {
  readonly name: string;
  readonly needs?: 'lists' | 'root';
  readonly user?: boolean;
  readonly build: (stage: Stage) => unknown;
  /** Our words, with the file that they are about. */
  readonly says: readonly string[];
  /** What another user may do in fact: read or write the file, write the folder. A path is asked as the system resolves it. */
  readonly truth?: Readonly<Record<string, string>>;
  readonly secrets?: readonly { readonly file: string; readonly mode: number }[];
}

const LOADS = '#!/bin/bash\nset -a\n. "$HOME/.env.agent"\nclaude -p brief\n';

const SITUATIONS: readonly Situation[] = [
  ...(
    [
      [0o600, '', []],
      [0o400, '', []],
      [0o644, 'r', ['readable .env']],
      [0o604, 'r', ['readable .env']],
      [0o640, 'g', ['readable .env']],
      [0o660, 'g', ['writable .env']],
      [0o620, '', ['writable .env']],
      [0o666, 'rw', ['writable .env']],
      [0o602, 'w', ['writable .env']],
      [0o611, '', []],
    ] as const
  ).map(
    ([mode, others, says]): Situation => ({
      name: `an env file of mode ${mode.toString(8)}`,
      build: (s) => s.write('p/.env', mode),
      says,
      truth: { 'p/.env': others.replace('g', '') },
    }),
  ),
  { name: 'nothing secret in it', build: (s) => s.write('p/.env', 0o644, 'PORT=3000\n'), says: [], truth: { 'p/.env': 'r' } },
  { name: 'a public certificate', build: (s) => s.write('p/ca.pem', 0o644, '-----BEGIN CERTIFICATE-----\nMIIB\n'), says: [] },
  { name: 'a private key', build: (s) => s.write('p/deploy.pem', 0o644, KEY), says: ['readable deploy.pem'], truth: { 'p/deploy.pem': 'r' } },
  {
    name: 'a folder that nobody else can enter',
    build: (s) => [s.write('p/a/conf/.env', 0o644), s.folder('p/a', 0o700)],
    says: ['sheltered a/conf/.env'],
    truth: { 'p/a': '', 'p/a/conf/.env': '' },
  },
  {
    name: 'a link out of such a folder',
    build: (s) => [s.write('p/real.env', 0o644), s.link('p/conf/.env', '../real.env'), s.folder('p/conf', 0o700)],
    says: ['readable real.env'],
    truth: { 'p/real.env': 'r' },
  },
  {
    name: 'a folder that others can enter and not list',
    build: (s) => [s.write('p/conf/.env', 0o644), s.folder('p/conf', 0o711)],
    says: ['readable conf/.env'],
    truth: { 'p/conf': 'x', 'p/conf/.env': 'r' },
  },
  {
    name: 'a folder that one other user can enter',
    needs: 'lists',
    build: (s) => [s.write('p/conf/.env', 0o644), s.folder('p/conf', 0o700), s.acl('p/conf', `u:${OTHER}:x`)],
    says: ['readable conf/.env'],
    truth: { 'other p/conf/.env': 'r', 'p/conf/.env': '' },
  },
  {
    name: 'a folder that everybody can write',
    build: (s) => [s.write('p/conf/.env', 0o600), s.folder('p/conf', 0o777)],
    says: ['folder conf'],
    truth: { 'p/conf': 'rwx', 'p/conf/.env': '' },
  },
  {
    name: 'a folder further up',
    build: (s) => [s.write('p/a/b/c/.env', 0o600), s.folder('p/a', 0o777)],
    says: ['folder a'],
    truth: { 'p/a': 'rwx', 'p/a/b': 'rx' },
  },
  {
    name: 'a folder with the sticky bit',
    build: (s) => [s.write('p/conf/.env', 0o600), s.folder('p/conf', 0o1777)],
    says: ['shared-folder conf'],
    truth: { 'p/conf': 'rwx' },
  },
  { name: 'a sticky folder above an own one', build: (s) => [s.write('p/a/own/.env', 0o600), s.folder('p/a', 0o1777)], says: [] },
  {
    name: 'a folder of its group',
    build: (s) => [s.write('p/conf/.env', 0o600), s.folder('p/conf', 0o775)],
    says: ['group-folder conf'],
    truth: { 'p/conf': 'rx' },
  },
  {
    name: 'umask 002 and a personal group',
    build: (s) => [s.write('p/conf/.env', 0o600), s.folder('p/conf', 0o775), s.folder('p', 0o775)],
    says: [],
  },
  { name: 'a link to a safe file', build: (s) => [s.write('p/real/one', 0o600), s.link('p/.env', 'real/one')], says: [], truth: { 'p/.env': '' } },
  {
    name: 'a link to an open file',
    build: (s) => [s.write('p/real/one', 0o644), s.link('p/.env', 'real/one')],
    says: ['readable .env'],
    truth: { 'p/.env': 'r' },
  },
  {
    name: 'a link to a file that is named itself',
    build: (s) => [s.write('p/prod.env', 0o644), s.link('p/.env', 'prod.env')],
    says: ['readable prod.env'],
    truth: { 'p/.env': 'r' },
  },
  {
    name: 'a link to a safe file in an open folder',
    build: (s) => [s.write('p/real/one', 0o600), s.folder('p/real', 0o777), s.link('p/.env', 'real/one')],
    says: ['folder real'],
    truth: { 'p/real': 'rwx', 'p/.env': '' },
  },
  {
    name: 'a link to a link',
    build: (s) => [s.write('p/real/one', 0o640), s.link('p/real/two', 'one'), s.link('p/.env', 'real/two')],
    says: ['readable .env'],
  },
  {
    name: 'a link out of the project, not followed',
    build: (s) => [s.write('o/one', 0o644), s.link('p/.env', '../o/one')],
    says: [],
    truth: { 'p/.env': 'r' },
  },
  {
    name: 'the same, loaded by a script',
    build: (s) => [s.write('o/one', 0o644), s.link('p/.env', '../o/one'), s.write('p/run.sh', 0o755, '. ./.env\nclaude -p x\n')],
    says: ['unchecked run.sh'],
  },
  {
    name: 'the same, followed with --user',
    user: true,
    build: (s) => [s.write('o/one', 0o644), s.link('p/.env', '../o/one')],
    says: ['readable .env'],
    truth: { 'p/.env': 'r' },
  },
  {
    name: 'a link out of the project into an open folder',
    user: true,
    build: (s) => [s.write('o/x/one', 0o600), s.folder('o/x', 0o777), s.link('p/.env', '../o/x/one')],
    says: ['folder o/x'],
    truth: { 'o/x': 'rwx', 'p/.env': '' },
  },
  { name: 'a link to where a look would open a connection', user: true, build: (s) => s.link('p/.env', '/net/host.invalid/env'), says: [] },
  { name: 'a link to a device', user: true, build: (s) => [s.link('h/x', '/dev/zero'), s.link('p/.env', '../h/x')], says: [] },
  {
    name: 'a file above the project that our configuration names',
    secrets: [
      { file: '../o/one.env', mode: 0o600 },
      { file: '~/x.env', mode: 0o600 },
      { file: '/etc/passwd', mode: 0o600 },
    ],
    build: (s) => [s.write('o/one.env', 0o644), s.write('h/x.env', 0o644)],
    says: [],
  },
  { name: 'a link to nothing', build: (s) => s.link('p/.env', 'nothing'), says: [] },
  { name: 'a link to itself', build: (s) => s.link('p/.env', '.env'), says: [] },
  { name: 'a pipe', build: (s) => execFileSync('mkfifo', ['-m', '644', s.at('p/.env')]), says: [] },
  { name: 'a folder of that name', build: (s) => s.folder('p/.env', 0o755), says: [] },
  {
    name: 'two names for one file',
    build: (s) => [s.write('p/.env', 0o600), mkdirSync(s.at('o'), { recursive: true }), linkSync(s.at('p/.env'), s.at('o/copy'))],
    says: ['hard-link .env'],
  },
  {
    name: 'two names, open',
    build: (s) => [s.write('p/.env', 0o644), mkdirSync(s.at('o'), { recursive: true }), linkSync(s.at('p/.env'), s.at('o/copy'))],
    says: ['hard-link .env', 'readable .env'],
    truth: { 'p/.env': 'r' },
  },
  {
    name: 'an access list for one user',
    needs: 'lists',
    build: (s) => [s.write('p/.env', 0o600), s.acl('p/.env', 'u:4711:r')],
    says: ['readable .env'],
    truth: { 'p/.env': '', 'other p/.env': 'r' },
  },
  {
    name: 'an access list for one group',
    needs: 'lists',
    build: (s) => [s.write('p/.env', 0o600), s.acl('p/.env', 'g:4711:rw')],
    says: ['writable .env'],
    truth: { 'p/.env': '', 'other p/.env': 'rw' },
  },
  {
    name: 'an access list that chmod undid',
    needs: 'lists',
    build: (s) => [s.write('p/.env', 0o600), s.acl('p/.env', 'u:4711:rw'), chmodSync(s.at('p/.env'), 0o600)],
    says: [],
    truth: { 'other p/.env': '' },
  },
  {
    name: 'an access list that gives nobody anything',
    needs: 'lists',
    build: (s) => [s.write('p/.env', 0o600), s.acl('p/.env', 'u:4711:---', 'm::r')],
    says: [],
    truth: { 'p/.env': '', 'other p/.env': '' },
  },
  {
    name: 'a mask that narrows a list',
    needs: 'lists',
    build: (s) => [s.write('p/.env', 0o600), s.acl('p/.env', 'u:4711:rw', 'm::r')],
    says: ['readable .env'],
    truth: { 'other p/.env': 'r' },
  },
  {
    name: 'an access list under an odd name',
    needs: 'lists',
    build: (s) => [s.write('p/a b\\c\nd.env', 0o600), s.acl('p/a b\\c\nd.env', 'u:4711:---', 'm::r')],
    says: [],
    truth: { 'other p/a b\\c\nd.env': '' },
  },
  {
    name: 'an access list on a folder',
    needs: 'lists',
    build: (s) => [s.write('p/conf/.env', 0o600), s.acl('p/conf', 'u:4711:rwx')],
    says: ['group-folder conf'],
    truth: { 'p/conf': 'rx', 'other p/conf': 'rwx' },
  },
  {
    name: 'a folder that hands its list down',
    needs: 'lists',
    build(s) {
      s.folder('p/conf', 0o755);
      s.acl('p/conf', 'd:u:4711:r');
      execFileSync('sh', ['-c', 'umask 077; printf %s "$1" > "$2"', 'sh', ENV, s.at('p/conf/.env')]);
    },
    says: ['readable conf/.env'],
    truth: { 'other p/conf/.env': 'r' },
  },
  {
    name: 'a folder for logs whose list undoes the umask',
    needs: 'lists',
    build(s) {
      s.folder('p/logs', 0o700);
      s.acl('p/logs', 'd:o::r', 'd:u:4711:r');
      s.write('p/run.sh', 0o755, 'umask 077\nmkdir -p logs\nclaude -p x > "logs/$(date +%F).log"\n');
      execFileSync('sh', ['-c', 'umask 077; : > "$1"', 'sh', s.at('p/logs/now.log')]);
      chmodSync(s.at('p/logs'), 0o755);
    },
    says: ['umask run.sh'],
    truth: { 'p/logs/now.log': 'r', 'other p/logs/now.log': 'r' },
  },
  {
    name: 'a file of somebody else',
    needs: 'root',
    build: (s) => [s.write('p/.env', 0o600), s.own('p/.env', NOBODY)],
    says: ['foreign .env'],
    truth: { 'p/.env': 'rw' },
  },
  {
    name: 'a folder of somebody else',
    needs: 'root',
    build: (s) => [s.write('p/conf/.env', 0o600), s.own('p/conf', NOBODY)],
    says: ['foreign-folder conf'],
    truth: { 'p/conf': 'rwx', 'p/conf/.env': '' },
  },
  {
    name: 'a checkout that is somebody else’s as a whole',
    needs: 'root',
    build: (s) => [s.write('p/.env', 0o600), s.own('p/.env', NOBODY), s.own('p', NOBODY)],
    says: [],
  },
  {
    name: 'the env file at home that a script loads',
    user: true,
    build: (s) => [s.write('h/.env.agent', 0o644), s.write('p/run.sh', 0o755, LOADS)],
    says: ['readable ~/.env.agent'],
    truth: { 'h/.env.agent': 'r' },
  },
  {
    name: 'the same, safe',
    user: true,
    build: (s) => [s.write('h/.env.agent', 0o600), s.write('p/run.sh', 0o755, LOADS)],
    says: [],
    truth: { 'h/.env.agent': '' },
  },
  {
    name: 'the same, in a home folder that everybody can write',
    user: true,
    build: (s) => [s.write('h/.env.agent', 0o600), s.folder('h', 0o777), s.write('p/run.sh', 0o755, LOADS)],
    says: ['folder ~/'],
    truth: { h: 'rwx' },
  },
  {
    name: 'the same, a link to another folder at home',
    user: true,
    build: (s) => [s.write('h/private/agent', 0o640), s.link('h/.env.agent', 'private/agent'), s.write('p/run.sh', 0o755, LOADS)],
    says: ['readable ~/.env.agent'],
  },
  {
    name: 'the same, through a folder that is a link',
    user: true,
    build: (s) => [
      s.write('o/conf/agent', 0o600),
      s.folder('o/conf', 0o777),
      s.folder('h', 0o755),
      s.link('h/conf', '../o/conf'),
      s.write('p/run.sh', 0o755, '. ~/conf/agent\nclaude -p x\n'),
    ],
    says: ['folder o/conf'],
    truth: { 'o/conf': 'rwx' },
  },
  {
    name: 'an absolute path elsewhere',
    user: true,
    build: (s) => [s.write('o/agent.env', 0o644), s.write('p/run.sh', 0o755, `. ${s.at('o/agent.env')}\nclaude -p x\n`)],
    says: ['readable o/agent.env'],
    truth: { 'o/agent.env': 'r' },
  },
  {
    name: 'the same without --user',
    build: (s) => [s.write('o/agent.env', 0o644), s.write('p/run.sh', 0o755, `. ${s.at('o/agent.env')}\nclaude -p x\n`)],
    says: [],
  },
  {
    name: 'an absolute path into the project',
    build: (s) => [s.write('p/conf/agent', 0o644), s.write('p/run.sh', 0o755, `. ${s.at('p/conf/agent')}\nclaude -p x\n`)],
    says: ['readable conf/agent'],
    truth: { 'p/conf/agent': 'r' },
  },
  {
    name: 'a file that a server gets',
    build: (s) => [
      s.write('p/conf/a.txt', 0o604),
      s.write('p/.mcp.json', 0o644, '{"mcpServers":{"a":{"command":"docker","args":["run","--env-file","conf/a.txt","x"]}}}'),
    ],
    says: ['readable conf/a.txt'],
    truth: { 'p/conf/a.txt': 'r' },
  },
  {
    name: 'the folder above the project',
    user: true,
    build: (s) => [s.write('p/.env', 0o600), s.folder('', 0o777)],
    says: ['folder ..'],
    truth: { '': 'rwx' },
  },
  { name: 'the same without --user', build: (s) => [s.write('p/.env', 0o600), s.folder('', 0o777)], says: [], truth: { '': 'rwx' } },
  { name: 'a mode that our configuration allows', secrets: [{ file: 'svc.conf', mode: 0o640 }], build: (s) => s.write('p/svc.conf', 0o640), says: [] },
  {
    name: 'more than our configuration allows',
    secrets: [{ file: 'svc.conf', mode: 0o640 }],
    build: (s) => s.write('p/svc.conf', 0o644),
    says: ['readable svc.conf'],
    truth: { 'p/svc.conf': 'r' },
  },
  {
    name: 'code that a script loads and everybody can write, without a secret',
    build: (s) => [s.write('p/lib.env', 0o666, 'PORT=1\n'), s.write('p/run.sh', 0o755, '. ./lib.env\nclaude -p x\n')],
    says: ['writable lib.env'],
    truth: { 'p/lib.env': 'rw' },
  },
];

const ours = rules.filter(({ id }) => ['readable-secret', 'writable-configuration', 'hard-linked-secret', 'unchecked-secret', 'overridden-umask'].includes(id));
const WORDS: readonly (readonly [RegExp, Word])[] = [
  [/^writable-configuration the folder .* belongs to another user/, 'foreign-folder'],
  [/^writable-configuration the folder .*every user of this machine/, 'folder'],
  [/^writable-configuration the folder /, 'group-folder'],
  [/^writable-configuration .* where every user can create files/, 'shared-folder'],
  [/^writable-configuration /, 'writable'],
  [/^readable-secret .*belongs to another user/, 'foreign'],
  [/^readable-secret .*keeps no modes/, 'synthetic'],
  [/^readable-secret .*keeps others out/s, 'sheltered'],
  [/^readable-secret .*can change it/s, 'writable'],
  [/^readable-secret .*can read it/s, 'readable'],
  [/^hard-linked-secret /, 'hard-link'],
  [/^unchecked-secret /, 'unchecked'],
  [/^overridden-umask /, 'umask'],
];

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

function stage(): Stage & { readonly root: string } {
  const root = mkdtempSync(join(tmpdir(), 'grantlint-rights-'));
  made.push(root);
  chmodSync(root, 0o755);
  const at = (path: string) => join(root, path);
  const parent = (path: string) => {
    for (let missing = dirname(at(path)); !existsSync(missing); ) {
      mkdirSync(dirname(missing), { recursive: true });
      mkdirSync(missing);
    }
  };
  const s: Stage & { readonly root: string } = {
    root,
    at,
    write(path, mode, text = ENV) {
      parent(path);
      writeFileSync(at(path), text);
      chmodSync(at(path), mode);
    },
    folder(path, mode) {
      mkdirSync(at(path), { recursive: true });
      chmodSync(at(path), mode);
    },
    link(path, to) {
      parent(path);
      symlinkSync(to, at(path));
    },
    acl: (path, ...entries) => void execFileSync('setfacl', ['-m', entries.join(','), '--', at(path)]),
    own: (path, uid) => chownSync(at(path), uid, uid),
  };
  for (const folder of ['p', 'h']) s.folder(folder, 0o755);
  return s;
}

/** Builds and checks as another user: what that user makes is that user's. */
function as<T>(uid: number | undefined, what: () => T): T {
  if (uid === undefined) return what();
  const umask = process.umask(0o022);
  const groups = process.getgroups?.() ?? [];
  process.setgroups?.([uid]);
  process.setegid?.(uid);
  process.seteuid?.(uid);
  try {
    return what();
  } finally {
    process.seteuid?.(0);
    process.setegid?.(0);
    process.setgroups?.(groups);
    process.umask(umask);
  }
}

function said({ user, secrets = [] }: Situation, root: string): string[] {
  const env = { PATH: process.env['PATH'], HOME: join(root, 'h') };
  const world = opened(openWork(join(root, 'p'), { cwd: join(root, 'p'), env, ...(user && { home: join(root, 'h') }) }));
  const { findings, incomplete } = check(world, { rules: ours, run: DEFAULT_RUN, config: { ...EMPTY_CONFIG, secrets } });
  expect(incomplete.map(({ reason }) => reason).filter((reason) => !/regular file|loop/.test(reason))).toEqual([]);
  return findings
    .map(({ rule, file, message }) => {
      expect(message).not.toContain(secret);
      const word = WORDS.find(([pattern]) => pattern.test(`${rule} ${message}`))?.[1] ?? `${rule}: ${message}`;
      const folder = /the folder (.*?) (?:has mode|belongs)/.exec(message)?.[1] ?? / and lies in (.*?), where/.exec(message)?.[1];
      return `${word} ${(folder ?? file).replace(`${root}/`, '')}`;
    })
    .sort();
}

/** What the system lets a user do, tried by that user. */
function allowed(path: string, uid: number): string {
  const may = (flag: string) => spawnSync('setpriv', ['--reuid', `${uid}`, '--regid', `${uid}`, '--clear-groups', 'test', flag, path]).status === 0;
  const letters = [may('-r') ? 'r' : '', may('-w') ? 'w' : ''].join('');
  return execFileSync('stat', ['-L', '-c', '%F', path], { encoding: 'utf8' }).startsWith('directory') ? letters + (may('-x') ? 'x' : '') : letters;
}

describe.skipIf(!isPosix)('who can read and replace secret files', () => {
  test('the situations are many', () => expect(SITUATIONS.length).toBeGreaterThanOrEqual(40));

  const users: readonly (readonly [string, number | undefined])[] = isRoot
    ? [
        ['root', undefined],
        ['another user', 1234],
      ]
    : [['this user', undefined]];
  describe.each(users)('for %s', (_, uid) => {
    test.each(SITUATIONS.map((situation) => [situation.name, situation] as const))('%s', (_name, situation) => {
      if ((situation.needs === 'lists' && !hasLists) || (situation.needs === 'root' && (!isRoot || uid !== undefined))) return;
      const before = process.umask(0o022);
      try {
        const { root, words } = as(uid, () => {
          const built = stage();
          situation.build(built);
          return { root: built.root, words: said(situation, built.root) };
        });
        expect(words).toEqual([...situation.says].sort());
        if (!canAsk) return;
        for (const [path, letters] of Object.entries(situation.truth ?? {})) {
          const other = path.startsWith('other ');
          expect(`${path}: ${allowed(join(root, path.replace(/^other /, '')), other ? OTHER : NOBODY)}`).toBe(`${path}: ${letters}`);
        }
      } finally {
        process.umask(before);
      }
    });
  });

  test('access lists are asked for once, and only where a mode says that there may be one', () => {
    const built = stage();
    built.write('p/.env', 0o640);
    built.write('p/a/.env', 0o640);
    built.write('p/b/.env', 0o600);
    const world = opened(openWork(built.at('p'), { cwd: built.root, env: { PATH: process.env['PATH'] } }));
    const asked: (readonly string[])[] = [];
    const { rights } = world;
    if (!rights) throw new Error('a work tree knows of rights');
    const accessLists = (files: readonly string[]) => {
      asked.push(files);
      return rights.accessLists(files);
    };
    const counted = { ...world, rights: { ...rights, accessLists } };
    check(counted, { rules: ours, run: DEFAULT_RUN });
    expect(asked.map((files) => [...files].sort())).toEqual([[built.at('p/.env'), built.at('p/a/.env')]]);
  });

  test('no getfacl of the checked tree is run', () => {
    const built = stage();
    built.write('p/.env', 0o640);
    built.write('p/bin/getfacl', 0o755, `#!/bin/sh\necho ran > ${built.at('ran')}\n`);
    const env = { PATH: `${built.at('p/bin')}:.:bin` };
    const world = opened(openWork(built.at('p'), { cwd: built.at('p'), env }));
    expect(check(world, { rules: ours, run: DEFAULT_RUN }).findings.map(({ rule }) => rule)).toEqual(['readable-secret']);
    expect(existsSync(built.at('ran'))).toBe(false);
  });

  test('on Windows it says that nobody looked, once', () => {
    const built = stage();
    built.write('p/.env', 0o644);
    built.write('p/prod.env', 0o644);
    const world = opened(openWork(built.at('p'), { cwd: built.root, env: {}, platform: 'win32' }));
    const { findings, harness } = check(world, { rules: ours, run: DEFAULT_RUN });
    expect(findings.map(({ rule, file, severity }) => `${severity} ${rule} ${file}`)).toEqual(['note unchecked-secret .env']);
    expect(secretFaults(harness.secretFiles, harness.facts).map(faultInWords)).toEqual([
      'who can read .env was not checked: on Windows rights are no modes',
      'who can read prod.env was not checked: on Windows rights are no modes',
    ]);
  });
});
