// npm run fuzz [-- --seconds 600] [--seed N]: changed trees through every command for a while, another seed each time. What it finds is printed
// with its seed; an answer that does not come within a minute ends it.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const option = (name, otherwise) => (process.argv.includes(name) ? Number(process.argv[process.argv.indexOf(name) + 1]) : otherwise);
const seconds = option('--seconds', 600);
const seed = option('--seed', Math.floor(Math.random() * 2 ** 31));
const folder = mkdtempSync(join(tmpdir(), 'grantlint-fuzz-last-'));
const last = join(folder, 'last');
console.log(`${seconds} seconds, seed ${seed}`);

const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'test/fuzz', '--reporter=verbose'], {
  stdio: 'inherit',
  detached: process.platform !== 'win32',
  env: { ...process.env, GRANTLINT_FUZZ_SECONDS: String(seconds), GRANTLINT_FUZZ_SEED: String(seed), GRANTLINT_FUZZ_LAST: last },
});
const watch = setInterval(() => {
  const asked = statSync(last, { throwIfNoEntry: false })?.mtimeMs;
  if (asked === undefined || Date.now() - asked < 60_000) return;
  console.error(`no answer within a minute: ${readFileSync(last, 'utf8')}`);
  process.exitCode = 1;
  process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
}, 5_000);
child.on('exit', (code) => {
  clearInterval(watch);
  rmSync(folder, { recursive: true, force: true });
  process.exitCode ||= code ?? 1;
});
