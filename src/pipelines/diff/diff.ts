import { applicableAccept } from '../../findings/accept.ts';
import type { Config } from '../../findings/config.ts';
import { place as placeOf } from '../../findings/finding.ts';
import { load } from '../../load/load.ts';
import type { Harness } from '../../model/harness.ts';
import type { Run } from '../../model/run.ts';
import { RANK } from '../../policy/compare.ts';
import { memoryWorld } from '../../world/memory.ts';
import { type Place, type StartedSession, startSession } from '../session.ts';
import { bySeverity, type ChangeAt, changesBetween, type UnknownAt } from './changes.ts';
import type { Snapshot } from './snapshot.ts';
import type { SurfaceChange } from './surface.ts';
import { type Side, surfaceChanges } from './surfaces.ts';

/**
 * `widened`: some call moves up (deny < ask < allow) and none down; `narrowed` the reverse; `incomparable` both; `equivalent`: none, and that is
 * proved; else `unknown`.
 */
export type Verdict = 'widened' | 'narrowed' | 'incomparable' | 'equivalent' | 'unknown';

/** A settings file that the client read before and now drops, or the reverse. */
export interface FileChange {
  readonly file: string;
  readonly line: number | null;
  readonly change: 'falls out of force' | 'comes into force';
  readonly reason: string;
  /** What goes, or comes, with it. */
  readonly rules: { readonly allow: number; readonly ask: number; readonly deny: number };
  readonly hooks: number;
  readonly session: string;
}

export interface Difference {
  readonly verdict: Verdict;
  readonly files: readonly FileChange[];
  readonly changes: readonly ChangeAt[];
  readonly unknown: readonly UnknownAt[];
  readonly surfaces: readonly (SurfaceChange & { readonly session: string })[];
  /** Rules that were written differently although nothing changes by it. */
  readonly rewritten: number;
  /** Sessions that were compared: start folders, and files of profiles. */
  readonly sessions: readonly string[];
}

export interface DiffOptions {
  readonly run: Run;
  readonly place: Place;
  /** Compare the session of the run's start folder alone. */
  readonly only?: boolean;
  readonly config?: Pick<Config, 'accept' | 'notes'>;
  /** `YYYY-MM-DD`: decides which accepts have expired. */
  readonly today?: string;
  /** Sessions that were started before, by harness and folder: along a history each state is compared twice. */
  readonly started?: WeakMap<Harness, Map<string, StartedSession>>;
}

/** What two states of a configuration make of every call, and what else is different between them. */
export function difference(before: Snapshot, after: Snapshot, options: DiffOptions): Difference {
  const parts = [
    ...startFolders(before.harness, after.harness, options).map((dir) =>
      comparedSides(sideOf(before.harness, dir, options), sideOf(after.harness, dir, options), dir),
    ),
    ...(options.only ? [] : pairedProfiles(before, after)).map(([was, is, name]) => comparedSides(sideOf(was, '', options), sideOf(is, '', options), name)),
  ];
  const changes = bySeverity(parts.flatMap((part) => part.changes).map((change) => withReasons(change, options)));
  const unknown = parts.flatMap((part) => part.unknown);
  return {
    verdict: verdictOf(changes, unknown),
    files: parts.flatMap((part) => part.files),
    changes,
    unknown,
    surfaces: once(parts.flatMap((part) => part.surfaces)),
    rewritten: parts.reduce((n, part) => n + part.rewritten, 0),
    sessions: parts.map(({ name }) => name),
  };
}

function sideOf(harness: Harness, startDir: string, { run, place, started }: DiffOptions): Side {
  const known = started?.get(harness)?.get(startDir);
  const session = known ?? startSession(harness, { ...run, startDir }, place);
  if (!known) started?.set(harness, (started.get(harness) ?? new Map<string, StartedSession>()).set(startDir, session));
  return { harness, session };
}

/** A server or a skill belongs to several sessions; it is one change. */
function once(surfaces: Difference['surfaces']): Difference['surfaces'] {
  const seen = new Set<string>();
  return surfaces.filter(({ kind, name, change, file, line }) => {
    const key = JSON.stringify([kind, name, change, file, line]);
    return !seen.has(key) && seen.add(key);
  });
}

export function verdictOf(changes: readonly Pick<ChangeAt, 'from' | 'to'>[], unknown: readonly unknown[]): Verdict {
  const up = changes.some(({ from, to }) => RANK[to] > RANK[from]);
  const down = changes.some(({ from, to }) => RANK[to] < RANK[from]);
  if (up || down) return up && down ? 'incomparable' : up ? 'widened' : 'narrowed';
  return unknown.length > 0 ? 'unknown' : 'equivalent';
}

/** The start folder of the run; and every folder further down whose own settings differ: each is a session of its own. */
function startFolders(before: Harness, after: Harness, { run, only }: DiffOptions): readonly string[] {
  if (only) return [run.startDir];
  const texts = (harness: Harness) => new Map(harness.settings.map(({ file, dir, document }) => [file, { dir, text: document.text }] as const));
  const [had, has] = [texts(before), texts(after)];
  const moved = movedFiles(had, has);
  const dirs = new Set([run.startDir]);
  for (const [file, { dir }] of [...had, ...has]) {
    const isOutside = file.startsWith('~') || file.startsWith('/');
    if (had.get(file)?.text !== has.get(file)?.text && !moved.has(file) && !isOutside) dirs.add(dir);
  }
  return [...dirs];
}

type Texts = ReadonlyMap<string, { readonly text: string }>;

/** Settings that went as they are to another folder, where sessions now have the same rights; by their old and their new name. */
function movedFiles(had: Texts, has: Texts): ReadonlySet<string> {
  const lastName = (file: string) => file.slice(file.lastIndexOf('/'));
  const moved = new Set<string>();
  for (const [from, { text }] of had) {
    if (has.has(from)) continue;
    const to = [...has].find(([file, one]) => !had.has(file) && !moved.has(file) && one.text === text && lastName(file) === lastName(from));
    if (to) moved.add(from).add(to[0]);
  }
  return moved;
}

/** A side on which the profile is not there. */
const nothing = (): Harness => load(memoryWorld({}), []);

/** Profiles whose text differs, by name; one that moved is paired with its new place, and compared under that. */
function pairedProfiles({ profiles: had }: Snapshot, { profiles: has }: Snapshot): readonly (readonly [Harness, Harness, string])[] {
  const textOf = (profiles: Snapshot['profiles'], file: string) => profiles.get(file)?.documents.get(file)?.text;
  const gone = [...had.keys()].filter((file) => !has.has(file));
  const come = [...has.keys()].filter((file) => !had.has(file));
  const pairs = new Map<string, string>();
  const waysToMove: readonly ((from: string, to: string) => boolean)[] = [
    (from, to) => textOf(had, from) === textOf(has, to),
    (from, to) => from.slice(from.lastIndexOf('/')) === to.slice(to.lastIndexOf('/')),
  ];
  for (const isMove of waysToMove)
    for (const to of come) {
      const from = gone.find((file) => ![...pairs.values()].includes(file) && isMove(file, to));
      if (from !== undefined && !pairs.has(to)) pairs.set(to, from);
    }
  const kept = [...has].flatMap(([file, harness]): [Harness, Harness, string][] => {
    const from = pairs.get(file) ?? file;
    const was = had.get(from);
    if (was && textOf(had, from) === textOf(has, file)) return [];
    return [[was ? renamed(was, from, file) : nothing(), harness, file]];
  });
  const moved = new Set(pairs.values());
  return [...kept, ...gone.filter((file) => !moved.has(file)).map((file): [Harness, Harness, string] => [had.get(file) ?? nothing(), nothing(), file])];
}

/** A profile under another name: rules are the same wherever the user's settings are kept. */
function renamed(harness: Harness, from: string, to: string): Harness {
  if (from === to) return harness;
  const at = <T extends { readonly file: string }>(origin: T): T => ({ ...origin, file: to });
  const document = harness.documents.get(from);
  return {
    ...harness,
    documents: document ? new Map([[to, { ...document, file: to }]]) : harness.documents,
    settings: harness.settings.map((one) => ({ ...at(one), losses: one.losses.map((loss) => ({ ...loss, origin: at(loss.origin) })) })),
    grants: harness.grants.map((grant) => ({ ...grant, origin: at(grant.origin) })),
    hooks: harness.hooks.map((hook) => ({ ...hook, origin: at(hook.origin) })),
  };
}

interface Part extends Pick<Difference, 'files' | 'changes' | 'unknown' | 'surfaces' | 'rewritten'> {
  readonly name: string;
}

function comparedSides(before: Side, after: Side, name: string): Part {
  const { changes, unknown } = changesBetween(before, after, name);
  return {
    name,
    changes,
    unknown,
    files: [...fileChanges(before, after, name, 'falls out of force'), ...fileChanges(after, before, name, 'comes into force')],
    surfaces: surfaceChanges(before, after).map((change) => ({ ...change, session: name })),
    rewritten: changes.length === 0 && unknown.length === 0 ? rewrittenRules(before, after) : 0,
  };
}

/** Files that are in force in `there` and dropped in `here`. */
function fileChanges(there: Side, here: Side, session: string, change: FileChange['change']): readonly FileChange[] {
  const dropped = new Map(here.session.files.flatMap((one) => (one.status === 'dropped' ? [[one.file.file, one] as const] : [])));
  return there.session.files.flatMap(({ file, status }): FileChange[] => {
    const now = status === 'in force' || status === 'partly' ? dropped.get(file.file) : undefined;
    if (!now) return [];
    const count = (effect: string) =>
      there.session.rules.filter(({ rule, grant }) => rule && grant.effect === effect && grant.origin.file === file.file).length;
    return [
      {
        file: file.file,
        line: now.at ? placeOf(here.harness.documents, now.at).line : null,
        change,
        reason: now.reason ?? 'the client drops the whole file',
        rules: { allow: count('allow'), ask: count('ask'), deny: count('deny') },
        hooks: there.harness.hooks.filter(({ origin }) => origin.file === file.file).length,
        session,
      },
    ];
  });
}

/** How many rules stand on one side only. */
function rewrittenRules(before: Side, after: Side): number {
  const texts = ({ session }: Side) => session.rules.map(({ grant }) => `${grant.effect} ${grant.rule.text} ${grant.scope}`);
  const had = new Set(texts(before));
  const has = new Set(texts(after));
  return [...has].filter((text) => !had.has(text)).length + [...had].filter((text) => !has.has(text)).length;
}

/** Who answers for the grant, and the reason that stands beside it. */
function withReasons(change: ChangeAt, { config, today = '0000-00-00' }: DiffOptions): ChangeAt {
  const { rule } = change;
  if (!config || !rule) return change;
  // A deny or ask rule that goes was never what an accept answers for.
  const accept = change.cause === 'rule added' && rule.effect === 'allow' ? applicableAccept(config.accept, rule, today) : undefined;
  const note = config.notes[rule.text];
  return {
    ...change,
    ...(accept && { accepted: { reason: accept.reason, ...(accept.owner !== undefined && { owner: accept.owner }) } }),
    ...(note !== undefined && { note }),
  };
}
