import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Opened, OpenOptions } from '../../src/world/open.ts';
import type { World } from '../../src/world/tree.ts';

const IDENTITY = {
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
};

export type Content = string | { readonly link: string };

/** A folder of its own for one test, gone afterwards. */
export function temporary(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'grantlint-test-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function write(folder: string, files: Readonly<Record<string, Content>>): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    if (typeof content === 'string') writeFileSync(path, content);
    else symlinkSync(content.link, path);
  }
}

/** Git as a user runs it, to set a stage. */
export function gitIn(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...args], { env: { PATH: process.env['PATH'], HOME: folder, ...IDENTITY }, encoding: 'utf8', stdio: 'pipe' });
}

/** A repository in a folder of its own with one commit of these files. */
export function repository(files: Readonly<Record<string, Content>>, ...init: readonly string[]): string {
  const folder = temporary();
  gitIn(folder, 'init', '-q', '-b', 'main', ...init);
  write(folder, files);
  gitIn(folder, 'add', '-A');
  gitIn(folder, 'commit', '-q', '--allow-empty', '-m', 'one');
  return folder;
}

export const options = (cwd: string, more: Partial<OpenOptions> = {}): OpenOptions => ({ cwd, env: { PATH: process.env['PATH'], HOME: cwd }, ...more });

/** The world of what was opened; a test that expects a failure looks at it itself. */
export function opened(result: Opened): World {
  if (!result.world) throw new Error(`${result.failure.kind}: ${result.failure.message}`);
  return result.world;
}

export const textOf = (world: World, path: string): string | undefined => {
  const { bytes } = world.project.read(path);
  return bytes && Buffer.from(bytes).toString('utf8');
};
