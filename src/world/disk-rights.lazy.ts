import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import type { AccessList } from '../model/rights.ts';
import { parseAccessLists } from './access-list.ts';
import { madeUpBy } from './mounts.ts';
import { findProgram, mayStartPrograms, safePath } from './programs.ts';
import { realOr } from './real-path.ts';

/** Command lines have a limit, and nobody reads more findings than this. */
const MOST_FILES = 300;
const LONGEST = 100_000;
const TIMEOUT = 10_000;
const MAX_OUTPUT = 4 * 1024 * 1024;

/**
 * The access lists of files, by absolute name. `getfacl` gets absolute names behind `--`, follows no link, and an empty environment; it is
 * never one of the checked tree's. Without it, or elsewhere than on Linux, nothing is known.
 */
export function readAccessLists(files: readonly string[], env: Readonly<Record<string, string | undefined>>, top: string): ReadonlyMap<string, AccessList> {
  const nothing = new Map<string, AccessList>();
  const path = process.platform === 'linux' ? safePath(env, top) : [];
  const program = findProgram('getfacl', path);
  const names = new Map<string, string>();
  let length = 0;
  for (const file of files.slice(0, MOST_FILES)) {
    const real = realOr(file);
    length += real.length + 1;
    if (length < LONGEST && !real.includes('\0')) names.set(real, file);
  }
  if (!program || names.size === 0 || !mayStartPrograms()) return nothing;
  const run = spawnSync(program, ['--absolute-names', '--numeric', '--no-effective', '--skip-base', '--physical', '--', ...names.keys()], {
    cwd: '/',
    env: { LANG: 'C', LC_ALL: 'C', PATH: path.join(delimiter) },
    input: '',
    maxBuffer: MAX_OUTPUT,
    timeout: TIMEOUT,
    shell: false,
  });
  // Exit code 1: some file is gone or not for us. What was printed of the others is right.
  if (run.error || run.status === null) return nothing;
  const printed = parseAccessLists(run.stdout.toString('utf8'));
  return new Map([...printed].flatMap(([real, list]) => (names.has(real) ? [[names.get(real) ?? real, list] as const] : [])));
}

/** The file system of a file, where it makes modes up. Only Linux says. */
export function fileSystemThatMakesModesUp(file: string): string | undefined {
  try {
    return madeUpBy(readFileSync('/proc/self/mountinfo', 'utf8'), realOr(file));
  } catch {
    return undefined;
  }
}
