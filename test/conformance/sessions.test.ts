import { expect, test } from 'vitest';
import { DEFAULT_RUN } from '../../src/client/default-run.ts';
import { policyOf } from '../../src/commands/batch-setup.ts';
import { parseArgs } from '../../src/commands/client-args.ts';
import { snapshotDisk } from '../../src/commands/session-disk.ts';
import { discover } from '../../src/load/discover.ts';
import { load } from '../../src/load/load.ts';
import { MODES, type Run } from '../../src/model/run.ts';
import { startSession } from '../../src/pipelines/session.ts';
import { decide } from '../../src/policy/decide.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { type MemoryFile, memoryWorld } from '../../src/world/memory.ts';
import { fixtures as allFixtures, recordings, type Vector } from './recordings.ts';

const HOME = '/home/dev';
const PROJECT = `${HOME}/proj`;
const fixtures = allFixtures();

/** Everything that a harness on disk can say; what only a command line or a running session can say is left out. */
function isOnDisk({ verdict, topic, settings = {}, env, cwd = PROJECT, args = [] }: Vector): boolean {
  const { settingSources, bypassAvailable } = parseArgs(args);
  const elsewhere = settings['flag'] !== undefined || settings['session'] !== undefined || env !== undefined || settingSources !== undefined;
  return verdict !== 'error' && topic !== 'skill-allowed-tools' && !elsewhere && !bypassAvailable && `${cwd}/`.startsWith(`${PROJECT}/`);
}

function filesOf({ fixture, files = {}, settings = {} }: Vector): Record<string, MemoryFile> {
  const found: Record<string, MemoryFile> = {};
  const put = (path: string, value: unknown): void => {
    const whole = path.startsWith('/') ? path : `${PROJECT}/${path}`;
    const name = whole.startsWith(`${PROJECT}/`)
      ? whole.slice(PROJECT.length + 1)
      : whole.startsWith(`${HOME}/`)
        ? `~/${whole.slice(HOME.length + 1)}`
        : undefined;
    if (name === undefined || value === undefined || value === null) return;
    const link = typeof value === 'object' && 'symlink' in value ? String(value.symlink) : undefined;
    found[name] = link === undefined ? textOf(value) : { symlink: link };
  };
  for (const [path, value] of Object.entries({ ...(fixture === undefined ? {} : fixtures[fixture]), ...files })) put(path, value);
  put('.claude/settings.json', settings['project']);
  put('.claude/settings.local.json', settings['local']);
  put(`${HOME}/.claude/settings.json`, settings['user']);
  if (settings['managed'] !== undefined) found['/managed/managed-settings.json'] = textOf(settings['managed']);
  for (const [name, value] of Object.entries(Object(settings['managedDropIn'] ?? {}))) found[`/managed/managed-settings.d/${name}`] = textOf(value);
  return found;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The session that starts on these files, with the disk of the recording. */
function sessionOf(vector: Vector): Policy {
  const { git = true, gitAdd = [], trust = true, cwd = PROJECT, mode } = vector;
  const world = memoryWorld(filesOf(vector), git ? { tracked: gitAdd } : undefined);
  const harness = load(world, discover(world));
  const args = parseArgs(vector.args ?? []);
  const asked = mode === 'default' ? undefined : mode === 'manual' ? 'default' : MODES.find((one) => one === mode);
  const run: Run = {
    ...DEFAULT_RUN,
    headless: true,
    trusted: Array.isArray(trust) ? trust.includes(git ? PROJECT : cwd) : trust !== false,
    mode: args.bypass ? 'bypassPermissions' : asked,
    startDir: cwd.slice(PROJECT.length + 1),
  };
  const place = { root: PROJECT, home: HOME, disk: snapshotDisk(harness.facts, PROJECT), repository: git ? 0 : undefined };
  const { rules, session } = startSession(harness, run, place, args).policy;
  const { disk, zsh } = policyOf(vector, fixtures).session;
  return { rules, session: { ...session, disk, zsh } };
}

/** The batch form and a harness on disk put the same policy together: from a sample of the recordings. */
test.each([
  ['paths.jsonl.gz', 10],
  ['bash.jsonl.gz', 40],
  ['traps.jsonl.gz', 12],
])('a session on the files of %s decides as recorded calls are decided', (name, every) => {
  const vectors = recordings<Vector>(name).filter((vector, i) => i % every === 0 && isOnDisk(vector));
  expect(vectors.length).toBeGreaterThan(300);
  const wrong = vectors.filter((vector) => decide(sessionOf(vector), vector.call).decision !== decide(policyOf(vector, fixtures), vector.call).decision);
  expect(wrong.map(({ id }) => id)).toEqual([]);
});
