// Which Node binaries to measure on: the one that runs this, others by path, or a major version that is fetched for the occasion.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `--node PATH` and `--node 24` (the npm package with that binary, kept in the temporary folder), any number of times. */
export function nodesFrom(argv) {
  const asked = argv.flatMap((word, i) => (word === '--node' ? [argv[i + 1] ?? ''] : []));
  if (asked.length === 0) return [process.execPath];
  return asked.map((name) => (/^\d+$/.test(name) ? fetched(name) : name));
}

function fetched(major) {
  if (process.versions.node.split('.')[0] === major) return process.execPath;
  const folder = join(tmpdir(), `grantlint-node-${major}`);
  const binary = join(folder, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (!existsSync(binary)) {
    mkdirSync(folder, { recursive: true });
    execFileSync(
      'npm',
      ['install', '--ignore-scripts', '--no-save', '--no-audit', '--no-fund', '--prefix', folder, `node-${process.platform}-${process.arch}@${major}`],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
  }
  return binary;
}

export const versionOf = (node) => execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
