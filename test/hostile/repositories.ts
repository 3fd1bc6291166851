import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readdirSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * One hostile repository for each known way in which git's configuration, attributes or hooks can run a program. Each program leaves
 * a mark in `marks/`, named after the way. Everything is made up here; nothing is downloaded.
 */
export interface Hostile {
  readonly folder: string;
  readonly names: readonly string[];
  /** Ways whose program ran since the marks were last cleared. */
  marks(): readonly string[];
  clear(): void;
}

const ENVIRONMENT = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
};

export const SETTINGS = '.claude/settings.json';
const HOOKS = ['post-index-change', 'post-checkout', 'pre-commit', 'reference-transaction', 'post-commit', 'pre-auto-gc'];

interface Builder {
  /** The repository's folder. */
  readonly at: string;
  git(...args: readonly string[]): string;
  config(key: string, value: string): void;
  write(file: string, text: string): void;
  /** A program that leaves this repository's mark. */
  payload(body?: string, exit?: number): string;
  installHooks(folder: string, payload: string): void;
  dropObjects(): void;
}

/** Files through git's filters and drivers, by attributes. */
const evil = (attribute: string) => `*.txt ${attribute}\n*.json ${attribute}\n`;
const CAT = 'cat';

const WAYS: Readonly<Record<string, (b: Builder) => void>> = {
  fsmonitor: (b) => b.config('core.fsmonitor', b.payload('', 1)),
  hookspath: (b) => {
    b.installHooks('hk', b.payload());
    b.config('core.hooksPath', 'hk');
  },
  hooksdir: (b) => b.installHooks('.git/hooks', b.payload()),
  pager: (b) => {
    for (const key of ['core.pager', 'pager.log', 'pager.config']) b.config(key, b.payload(CAT));
  },
  diffexternal: (b) => b.config('diff.external', b.payload()),
  diffdriver: (b) => {
    b.config('diff.evil.command', b.payload());
    b.write('.gitattributes', '* diff=evil\n');
    b.git('add', '.gitattributes');
    b.git('commit', '-qm', 'attributes', '--allow-empty');
  },
  textconv: (b) => {
    b.config('diff.evil.textconv', b.payload('cat "$1"'));
    b.write('.gitattributes', '* diff=evil\n');
    b.git('add', '.gitattributes');
    b.git('commit', '-qm', 'attributes', '--allow-empty');
  },
  filterclean: (b) => {
    b.config('filter.evil.clean', b.payload(CAT));
    b.config('filter.evil.smudge', b.payload(CAT));
    b.write('.gitattributes', evil('filter=evil'));
  },
  filterprocess: (b) => {
    b.config('filter.evil.process', b.payload('cat >/dev/null', 1));
    b.write('.gitattributes', evil('filter=evil'));
  },
  infoattr: (b) => {
    b.config('filter.evil.clean', b.payload(CAT));
    b.config('diff.evil.textconv', b.payload(CAT));
    b.write('.git/info/attributes', evil('filter=evil diff=evil'));
  },
  attrtree: (b) => {
    b.config('filter.evil.clean', b.payload(CAT));
    b.config('diff.evil.textconv', b.payload(CAT));
    b.write('.gitattributes', evil('filter=evil diff=evil'));
    b.git('add', '.gitattributes');
    const tree = b.git('write-tree').trim();
    b.git('rm', '-q', '--cached', '.gitattributes');
    unlinkSync(join(b.at, '.gitattributes'));
    b.config('attr.tree', tree);
  },
  gpg: (b) => {
    b.config('gpg.program', b.payload());
    b.config('log.showSignature', 'true');
    const [tree, parent] = [b.git('rev-parse', 'HEAD^{tree}').trim(), b.git('rev-parse', 'HEAD').trim()];
    const who = 'a <a@example.com> 1700000000 +0000';
    const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n aaaa\n -----END PGP SIGNATURE-----\n';
    b.write('../signed', `tree ${tree}\nparent ${parent}\nauthor ${who}\ncommitter ${who}\n${signature}\nsigned\n`);
    b.git('reset', '-q', '--soft', b.git('hash-object', '-t', 'commit', '-w', '../signed').trim());
  },
  sshcommand: (b) => {
    b.config('core.sshCommand', b.payload());
    b.git('remote', 'add', 'origin', 'ssh://evil.invalid/x.git');
  },
  promisor: (b) => {
    b.config('core.sshCommand', b.payload());
    promise(b, 'ssh://evil.invalid/x.git');
  },
  promisoruploadpack: (b) => {
    b.config('remote.origin.uploadpack', b.payload());
    promise(b, join(b.at, '../fsmonitor'));
  },
  promisorext: (b) => {
    b.config('protocol.ext.allow', 'always');
    promise(b, `ext::${b.payload()}`);
  },
  aliascfg: (b) => {
    for (const name of ['log', 'xx', 'ls-files', 'cat-file']) b.config(`alias.${name}`, `!${b.payload()}`);
  },
  includepath: (b) => {
    b.write('evil.inc', `[core]\n\tfsmonitor = ${b.payload('', 1)}\n`);
    b.config('include.path', '../evil.inc');
  },
  worktreecfg: (b) => {
    b.config('extensions.worktreeConfig', 'true');
    b.config('core.repositoryformatversion', '1');
    b.write('.git/config.worktree', `[core]\n\tfsmonitor = ${b.payload('', 1)}\n`);
  },
  credhelper: (b) => b.config('credential.helper', `!${b.payload()}`),
  editor: (b) => {
    for (const key of ['core.editor', 'sequence.editor']) b.config(key, b.payload());
  },
  altrefs: (b) => {
    b.config('core.alternateRefsCommand', b.payload());
    b.git('init', '-q', '--bare', '.git/alternative.git');
    b.write('.git/objects/info/alternates', `${join(b.at, '.git/alternative.git/objects')}\n`);
  },
  mergedriver: (b) => {
    b.config('merge.evil.driver', b.payload());
    b.write('.gitattributes', '* merge=evil\n');
  },
  submodule: (b) => {
    b.git('init', '-q', 'sub');
    b.write('sub/y', 'x\n');
    b.write('sub/.mcp.json', '{}\n');
    b.git('-C', 'sub', 'add', '-A');
    b.git('-C', 'sub', 'commit', '-qm', 'inner');
    b.git('-C', 'sub', 'config', 'core.fsmonitor', b.payload('', 1));
    b.write('.gitmodules', '[submodule "sub"]\n\tpath=sub\n\turl=./sub\n');
    b.git('add', '.gitmodules', 'sub');
    b.git('commit', '-qm', 'submodule');
  },
  nestedbare: (b) => {
    b.git('init', '-q', '--bare', 'vendor/b');
    for (const [key, value] of [
      ['core.fsmonitor', b.payload('', 1)],
      ['core.bare', 'false'],
      ['core.worktree', join(b.at, 'vendor/b')],
    ] as const) {
      b.git('--git-dir=vendor/b', 'config', key, value);
    }
  },
  splitindexhook: (b) => {
    b.config('core.splitIndex', 'true');
    b.installHooks('.git/hooks', b.payload());
  },
  trailer: (b) => {
    for (const key of ['trailer.foo.command', 'trailer.foo.cmd']) b.config(key, b.payload());
  },
  logmailmap: (b) => {
    b.config('mailmap.blob', 'HEAD:f.txt');
    b.config('mailmap.file', '/etc/passwd');
  },
  notesctx: (b) => b.config('core.notesRef', 'refs/notes/x'),
  bundleuri: (b) => b.config('fetch.bundleURI', 'http://evil.invalid/'),
  uploadpackhook: (b) => b.config('uploadpack.packObjectsHook', b.payload()),
  gitproxy: (b) => {
    b.config('core.gitProxy', b.payload());
    b.config('remote.origin.url', 'git://evil.invalid/x');
  },
  difftool: (b) => {
    b.config('diff.tool', 'evil');
    b.config('difftool.evil.cmd', b.payload());
  },
  browser: (b) => {
    b.config('help.format', 'web');
    b.config('web.browser', 'evil');
    b.config('browser.evil.cmd', b.payload());
  },
  maintenance: (b) => {
    b.config('maintenance.auto', 'true');
    b.config('gc.auto', '1');
  },
  askpass: (b) => b.config('core.askPass', b.payload()),
  hookcfg: (b) => {
    for (const event of HOOKS) {
      b.config(`hook.e-${event}.command`, b.payload());
      b.config(`hook.e-${event}.event`, event);
    }
  },
};

/** Ours, beside the known ones: a program called git in the repository, and the repository's own excludes and attributes files. */
const MORE: Readonly<Record<string, (b: Builder) => void>> = {
  programingit: (b) => {
    b.write('node_modules/.bin/git', `#!/bin/sh\nexec ${b.payload()}\n`);
    chmodSync(join(b.at, 'node_modules/.bin/git'), 0o755);
  },
  attributesfile: (b) => {
    b.config('filter.evil.clean', b.payload(CAT));
    b.config('diff.evil.textconv', b.payload(CAT));
    b.write('attributes', evil('filter=evil diff=evil'));
    b.config('core.attributesFile', join(b.at, 'attributes'));
  },
};

/** As many ways at once as one repository bears: asked by every command in every format. */
export const COMBINED = 'combined';
const TOGETHER =
  'gpg diffdriver textconv filterclean filterprocess infoattr pager diffexternal sshcommand aliascfg includepath credhelper editor trailer gitproxy difftool askpass hookcfg hooksdir fsmonitor';
function combine(b: Builder): void {
  for (const way of TOGETHER.split(' ')) WAYS[way]?.(b);
}

/** The blob of the settings is gone, and a remote is said to have it. */
function promise(b: Builder, url: string): void {
  b.config('remote.origin.url', url);
  b.config('remote.origin.promisor', 'true');
  b.config('remote.origin.partialclonefilter', 'blob:none');
  b.config('extensions.partialClone', 'origin');
  b.config('core.repositoryformatversion', '1');
  b.dropObjects();
}

export function buildHostile(folder: string): Hostile {
  const marks = join(folder, 'marks');
  mkdirSync(marks, { recursive: true });
  const ways = { ...WAYS, ...MORE, [COMBINED]: combine };
  for (const [name, set] of Object.entries(ways)) {
    const builder = builderOf(folder, marks, name);
    set(builder);
    // The work tree differs from the index, so that a careless git would look closer.
    builder.write('f.txt', 'changed since\n');
  }
  return {
    folder,
    names: Object.keys(ways),
    marks: () => readdirSync(marks),
    clear: () => {
      for (const mark of readdirSync(marks)) rmSync(join(marks, mark));
    },
  };
}

function builderOf(folder: string, marks: string, name: string): Builder {
  const at = join(folder, name);
  mkdirSync(at, { recursive: true });
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: at, env: ENVIRONMENT, encoding: 'utf8', stdio: 'pipe' });
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(at, file)), { recursive: true });
    writeFileSync(join(at, file), text);
  };
  git('init', '-q', '-b', 'main');
  git('config', 'core.safecrlf', 'false');
  write('f.txt', 'a\n');
  write('.gitignore', '*.log\n');
  write(SETTINGS, '{"permissions":{"allow":["Bash(ls:*)"]}}\n');
  write('.env.log', 'A=1\n');
  git('add', '-A');
  git('commit', '-qm', 'one');
  write(SETTINGS, '{"permissions":{"allow":["Bash(ls:*)","Bash(find:*)"]}}\n');
  write('f.txt', 'b\n');
  git('commit', '-qam', 'two');
  let payloads = 0;
  return {
    at,
    git,
    write,
    config: (key, value) => {
      git('config', '--add', key, value);
    },
    payload(body = 'cat >/dev/null 2>&1 </dev/null', exit = 0) {
      const file = join(folder, `payload-${name}-${payloads++}.sh`);
      writeFileSync(file, `#!/bin/sh\necho x >> ${join(marks, name)}\n${body}\nexit ${exit}\n`);
      chmodSync(file, 0o755);
      return file;
    },
    installHooks(into, payload) {
      mkdirSync(join(at, into), { recursive: true });
      for (const hook of HOOKS) copyFileSync(payload, join(at, into, hook));
    },
    dropObjects() {
      for (const commit of ['HEAD', 'HEAD~1']) {
        const blob = git('rev-parse', `${commit}:${SETTINGS}`).trim();
        rmSync(join(at, '.git/objects', blob.slice(0, 2), blob.slice(2)), { force: true });
      }
    },
  };
}

/** Runs plain git where it is known to be caught: shows that the traps are set. */
export function careless(folder: string, ...args: readonly string[]): void {
  try {
    execFileSync('git', args, { cwd: folder, env: ENVIRONMENT, stdio: 'pipe', timeout: 3_000 });
  } catch {
    // Only the mark counts.
  }
}
