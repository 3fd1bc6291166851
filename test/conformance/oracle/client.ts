import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const PACKAGE = '@anthropic-ai/claude-code';
/** The program is hundreds of megabytes; what npm leaves without install scripts may be a small stand-in for it. */
const SMALLEST = 1_000_000;

/**
 * The folder with the client of a version, installed once into a cache outside the repository.
 * It is a test peer: nothing of it is shipped, copied or depended on.
 */
export function clientFolder(version: string): string {
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`not a version of the client: ${version}`);
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'grantlint-conformance', version);
  const bin = join(cache, 'node_modules', PACKAGE, 'bin');
  const program = join(bin, 'claude.exe');
  if (!existsSync(program)) {
    mkdirSync(cache, { recursive: true });
    const options = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
    execFileSync('npm', ['install', '--prefix', cache, ...options, `${PACKAGE}@${version}`], { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  const native = join(cache, 'node_modules', `${PACKAGE}-${process.platform}-${process.arch}`, 'claude');
  if (existsSync(native) && statSync(program).size < SMALLEST) {
    rmSync(program);
    copyFileSync(native, program);
  }
  return bin;
}
