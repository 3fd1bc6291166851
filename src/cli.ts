import { readFileSync, writeSync } from 'node:fs';
import { homedir } from 'node:os';
import type { Host } from './world/host.ts';

/** Writes all of it: a pipe may take less at a time, or ask to come again. */
function write(fd: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
    }
  }
}

const host: Host = {
  cwd: process.cwd().replaceAll('\\', '/'),
  home: (process.env['HOME'] ?? homedir()).replaceAll('\\', '/'),
  env: process.env,
  platform: process.platform,
  stdoutIsTTY: process.stdout.isTTY === true,
  stderrIsTTY: process.stderr.isTTY === true,
  out: (text) => write(1, text),
  err: (text) => write(2, text),
  stdin: () => readFileSync(0),
  today: () => new Date(process.env['SOURCE_DATE_EPOCH'] ? Number(process.env['SOURCE_DATE_EPOCH']) * 1000 : Date.now()).toISOString().slice(0, 10),
};

const [command = 'check', ...rest] = process.argv.slice(2);
async function route(): Promise<number> {
  switch (command) {
    default:
      return (await import('./commands/check.ts')).main(rest, host);
  }
}

route().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    host.err(`grantlint: internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 3;
  },
);
