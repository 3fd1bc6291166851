import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the scripts of this folder are; the bundle runs elsewhere. */
const HERE = process.env['GRANTLINT_ORACLE'] ?? new URL('.', import.meta.url).pathname;
const INSIDE = 'GRANTLINT_ORACLE_INSIDE';

/** The isolation cannot be had here: nothing is started. */
export class NotIsolated extends Error {}

/** What is missing for isolation, in words; undefined where nothing is. */
export function missing(): string | undefined {
  if (process.platform !== 'linux') return 'the client is only started inside Linux namespaces, and this is not Linux';
  if (process.getuid?.() !== 0)
    return 'namespaces are set up by root (the client itself then runs as uid 1000, without privileges): run this as root, in a container or a virtual machine';
  for (const tool of ['unshare', 'setpriv', 'mount', 'ip']) {
    if (spawnSync(tool, ['--version']).error !== undefined) return `\`${tool}\` is not installed (util-linux, iproute2)`;
  }
  const trial = spawnSync('unshare', ['--mount', '--net', '--pid', '--ipc', '--fork', '--mount-proc', 'mount', '-t', 'tmpfs', 'none', '/mnt'], {
    encoding: 'utf8',
  });
  return trial.status === 0 ? undefined : `namespaces cannot be made here: ${(trial.stderr || String(trial.error)).trim()}`;
}

export const isInside = (): boolean => process.env[INSIDE] === '1';

/** Runs this program again in a network namespace that has loopback and nothing else; its exit code. */
export function enter(argv: readonly string[]): number {
  const script = 'ip link set lo up && exec "$@"';
  const command = ['--net', '/bin/sh', '-c', script, 'sh', process.execPath, process.argv[1] ?? '', ...argv];
  return spawnSync('unshare', command, { stdio: 'inherit', env: { ...process.env, [INSIDE]: '1' } }).status ?? 2;
}

export interface Enclosed {
  /** Folder of the job: `root` in it becomes home, srv, tmp and what lies over etc. */
  readonly job: string;
  readonly client: string;
  readonly start: string;
  readonly env: Readonly<Record<string, string>>;
  readonly command: readonly string[];
}

function commandLine({ job, client, start, env, command }: Enclosed): readonly string[] {
  const namespaces = ['--mount', '--pid', '--ipc', '--uts', '--fork', '--kill-child', '--mount-proc', '--propagation', 'private'];
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  return [...namespaces, join(HERE, 'enclose.sh'), job, client, HERE, process.execPath, start, 'env', '-i', ...variables, ...command];
}

/** Starts a command of the enclosure: never with another file view, user or network. */
export function startEnclosed(enclosed: Enclosed): ChildProcess {
  if (!isInside()) throw new NotIsolated('not inside the network namespace');
  return spawn('unshare', commandLine(enclosed), { env: { PATH: process.env['PATH'] }, stdio: ['pipe', 'pipe', 'pipe'] });
}

/** Looks round inside before anything else runs there. Throws where the walls do not hold. */
export function proveEnclosure(client: string): void {
  if (!isInside()) throw new NotIsolated('not inside the network namespace');
  const job = mkdtempSync(join(tmpdir(), 'grantlint-walls-'));
  try {
    for (const folder of ['home/dev', 'srv', 'tmp', 'etc']) mkdirSync(join(job, 'root', folder), { recursive: true });
    const text = execFileSync(
      'unshare',
      commandLine({ job, client, start: '/home/dev', env: { PATH: '/usr/bin:/bin' }, command: ['/mnt/node', '/mnt/stub/probe.mjs'] }),
      { encoding: 'utf8' },
    );
    const failed = Object.entries(JSON.parse(text) as Record<string, boolean>).filter(([, holds]) => !holds);
    if (failed.length > 0) throw new NotIsolated(`a program inside the enclosure does not pass: ${failed.map(([what]) => what).join('; ')}`);
  } finally {
    rmSync(job, { recursive: true, force: true });
  }
}
