import { DEFAULT_RUN } from '../client/default-run.ts';
import { CLIENT_VERSION, profileOf } from '../client/version.ts';
import type { Config } from '../findings/config.ts';
import { place } from '../findings/finding.ts';
import { discover } from '../load/discover.ts';
import { load } from '../load/load.ts';
import { isAbove } from '../load/session-files.ts';
import type { Harness } from '../model/harness.ts';
import type { Mode, Run } from '../model/run.ts';
import type { Incomplete } from '../pipelines/check.ts';
import { type CommandLineRules, type Place, type StartedSession, startSession } from '../pipelines/session.ts';
import { realPath } from '../policy/disk.ts';
import { splitTools } from '../policy/tool-list.ts';
import type { SessionReport } from '../report/session-report.ts';
import { VERSION } from '../version.ts';
import type { Host } from '../world/host.ts';
import { worldProblems } from '../world/tree.ts';
import { configFor } from './check-config.ts';
import { trustOf, wantsColor } from './check-options.ts';
import { openTargets, type Target } from './check-targets.ts';
import type { Parsed } from './flags.ts';
import { machineDisk, snapshotDisk } from './session-disk.ts';
import { UsageError } from './usage.ts';

/** A session that a command was asked about. */
export interface OpenedSession {
  readonly harness: Harness;
  readonly session: StartedSession;
  readonly place: Place;
  readonly line: CommandLineRules;
  /** Our own configuration: its notes stand beside the rules. */
  readonly config: Config;
  readonly head: SessionReport;
  readonly format: 'text' | 'json';
  readonly options: { readonly color: boolean; readonly verbose: boolean; readonly width: number };
}

/** Options → tree → harness → session: what `can` and `show` have in common. */
export function openSession({ values }: Parsed, folder: string | undefined, host: Host): OpenedSession {
  const has = (name: string) => values.has(name);
  const one = (name: string) => values.get(name)?.[0];
  sayVersion(one('--client'), host);
  if (has('--staged') && has('--commit')) throw new UsageError('--staged and --commit exclude each other');
  const rev = one('--commit');
  const source = has('--staged') ? ({ kind: 'index' } as const) : rev !== undefined ? ({ kind: 'commit', rev } as const) : ({ kind: 'work' } as const);
  const where = {
    paths: [folder ?? '.'],
    source,
    changed: undefined,
    user: has('--user'),
    managed: one('--managed'),
    trust: trustOf(values),
  };
  const [target] = openTargets(where, host);
  if (!target) throw new UsageError(`${folder ?? '.'} is no folder`);
  if (target.focus) throw new UsageError(`${target.label}: name the folder where the session starts`);
  const run = runOf(values);
  const { world } = target;
  const found = discover(world);
  const harness = load(world, found);
  if (run.startDir !== '' && !found.some(({ file }) => file.startsWith(`${run.startDir}/`)) && !harness.facts.exists(run.startDir))
    throw new UsageError(`--start-dir ${run.startDir}: there is no such folder below ${target.label}`);
  const standing = placeOf(target, harness, source.kind === 'work', host);
  const list = (name: string) => (values.get(name) ?? []).flatMap(splitTools);
  const line: CommandLineRules = { allowedTools: list('--allowed-tools'), disallowedTools: list('--disallowed-tools'), addDirs: values.get('--add-dir') ?? [] };
  const session = startSession(harness, run, standing, line);
  const { mode, from, at } = session.mode;
  return {
    harness,
    session,
    place: standing,
    line,
    config: configFor(target, { config: one('--config'), baseRef: undefined, trust: where.trust }, host),
    head: {
      version: VERSION,
      client: CLIENT_VERSION,
      run,
      root: target.label,
      user: world.home !== undefined,
      mode: { mode, from, ...(at && { file: at.file, line: place(harness.documents, at).line }) },
      incomplete: incompleteOf(harness, target, run),
    },
    format: one('--format')?.startsWith('json') ? 'json' : 'text',
    options: {
      color: wantsColor(has('--no-color') ? 'never' : ((one('--color') as 'auto' | undefined) ?? 'auto'), host.env, host.stdoutIsTTY),
      verbose: has('--verbose'),
      width: host.columns,
    },
  };
}

/** A version that nobody has measured is pointed out once, and answered for as well as can be. */
export function sayVersion(asked: string | undefined, host: Host): void {
  const profile = asked === undefined ? undefined : profileOf(asked);
  if (asked !== undefined && !profile) throw new UsageError(`--client ${asked}: that is no version; for example ${CLIENT_VERSION}`);
  if (profile?.note !== undefined) host.err(`grantlint: ${profile.note}\n`);
}

export function runOf(values: Parsed['values']): Run {
  const mode = values.get('--mode')?.[0];
  return {
    ...DEFAULT_RUN,
    mode: mode === 'manual' ? 'default' : (mode as Mode | undefined),
    headless: values.has('--headless'),
    trusted: !values.has('--untrusted'),
    startDir: (values.get('--start-dir')?.[0] ?? '')
      .replace(/^(?:\.\/)+/, '')
      .replace(/(?<!\/)\/+$/, '')
      .replace(/^\.$/, ''),
  };
}

export function placeOf({ root, world }: Pick<Target, 'root' | 'world'>, harness: Harness, work: boolean, host: Host): Place {
  const here = slashed(root);
  const disk = work && here === root ? machineDisk(host) : snapshotDisk(harness.facts, here);
  return { root: realPath(here, disk), home: slashed(host.home), disk, repository: world.git ? (world.parents?.repository ?? 0) : undefined };
}

/** The engine's paths begin with a slash: `C:/x` is `/C:/x` to it. */
const slashed = (path: string): string => (path.startsWith('/') ? path : `/${path}`);

/** Only what decides about rights: that a page of prose or a data folder could not be read changes no answer. */
function incompleteOf(harness: Harness, { world, problems }: Target, { startDir }: Run): readonly Incomplete[] {
  const matters = (file: string): boolean =>
    file === '' || isAbove(file, startDir) || file.startsWith('/') || /(?:^|\/)\.claude(?:\/|$)|(?:^|\/)\.(?:mcp|claude)\.json$|^~\/?$/.test(file);
  return [
    ...problems,
    ...harness.problems.map((p) => ({ file: p.origin.file, reason: p.message })),
    ...worldProblems(world).map((p) => ({ file: p.path, reason: p.message })),
  ].filter(({ file }) => matters(file));
}
