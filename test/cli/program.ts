import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

const project = new URL('../../', import.meta.url).pathname;

/** The built program in a clean room: a scratch home, no variable that leaks in. */
export interface Program {
  /** Makes a folder with these files; a value may carry a mode. */
  folder(files: Readonly<Record<string, string | { readonly text: string; readonly mode: number }>>): string;
  /** Makes it a git repository with everything committed. */
  commit(folder: string, ...force: string[]): void;
  git(folder: string, ...args: string[]): string;
  /** Writes one file of a folder; folders on the way are made. */
  write(folder: string, name: string, text: string): void;
  read(folder: string, name: string): string;
  remove(folder: string, name: string): void;
  run(folder: string, args: readonly string[], options?: { readonly input?: string; readonly env?: Readonly<Record<string, string>> }): Result;
  readonly home: string;
}
export interface Result {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Builds the program once a test file, into a folder of its own. */
export function program(): Program {
  const scratch = mkdtempSync(join(tmpdir(), 'grantlint-'));
  const dist = join(scratch, 'dist');
  const home = join(scratch, 'home');
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@example.com',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@example.com',
  };
  beforeAll(() => {
    mkdirSync(home, { recursive: true });
    execFileSync(process.execPath, ['build.mjs'], { cwd: project, env: { ...process.env, GRANTLINT_DIST: dist } });
  });
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));
  let n = 0;
  const git = (folder: string, ...args: string[]) => execFileSync('git', ['-C', folder, ...args], { env, encoding: 'utf8' });
  return {
    home,
    folder(files) {
      const folder = join(scratch, `p${++n}`);
      mkdirSync(folder);
      for (const [name, file] of Object.entries(files)) {
        const path = join(folder, name);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, typeof file === 'string' ? file : file.text);
        chmodSync(path, typeof file === 'string' ? 0o644 : file.mode);
      }
      return folder;
    },
    commit(folder, ...force) {
      git(folder, 'init', '-q', '-b', 'main');
      git(folder, 'add', '-A');
      if (force.length > 0) git(folder, 'add', '-f', ...force);
      git(folder, 'commit', '-q', '-m', 'init');
    },
    git,
    write(folder, name, text) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    },
    remove: (folder, name) => rmSync(join(folder, name), { force: true }),
    read: (folder, name) => readFileSync(join(folder, name), 'utf8'),
    run(folder, args, options = {}) {
      const done = spawnSync(process.execPath, [join(dist, 'cli.js'), ...args], {
        cwd: folder,
        env: { ...env, ...options.env },
        encoding: 'utf8',
        input: options.input ?? '',
        timeout: 60_000,
      });
      return { code: done.status, out: done.stdout, err: done.stderr };
    },
  };
}
