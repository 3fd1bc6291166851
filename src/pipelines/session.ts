import { normalizeMcpPart } from '../client/tools.ts';
import { isAbove, standsAt } from '../load/session-files.ts';
import type { Harness, Prompt, SettingsFile } from '../model/harness.ts';
import type { Origin } from '../model/origin.ts';
import type { Grant } from '../model/permission.ts';
import { MODES, type Mode, type Run } from '../model/run.ts';
import { consulted } from '../policy/auto-mode.ts';
import { type Disk, realPath } from '../policy/disk.ts';
import { isGated } from '../policy/gated-skill.ts';
import { type InForce, inForce, permissionsOf, type SettingsInput } from '../policy/in-force.ts';
import { expandHome, isWithin, resolve } from '../policy/paths/posix.ts';
import type { Policy } from '../policy/policy.ts';
import type { Rule } from '../policy/rule.ts';
import { compileRules } from '../policy/rule-set.ts';

/** Where the harness lies: the engine thinks in absolute paths. */
export interface Place {
  /** Absolute folder of the harness, links resolved. */
  readonly root: string;
  /** Absolute home folder. */
  readonly home: string;
  readonly disk: Disk;
  /** Levels from the root up to the top of its git repository; undefined: it lies in none. */
  readonly repository: number | undefined;
}

/** What the client's command line adds to a run. */
export interface CommandLineRules {
  readonly allowedTools: readonly string[];
  readonly disallowedTools: readonly string[];
  readonly addDirs: readonly string[];
}

export const NO_RULES: CommandLineRules = { allowedTools: [], disallowedTools: [], addDirs: [] };

/** A settings file as this session finds it. */
export interface FileStanding {
  readonly file: SettingsFile;
  /** `partly`: loaded, but something of it is dropped; `elsewhere`: only a session of another folder reads it. */
  readonly status: 'in force' | 'partly' | 'dropped' | 'elsewhere';
  /** What is lost, or where it counts. */
  readonly reason?: string;
  readonly at?: Origin;
}

/** A permission rule as this session finds it. */
export interface RuleStanding {
  readonly grant: Grant;
  /** The rule as the engine consults it; absent where it is not in force. */
  readonly rule?: Rule;
  readonly cause?: 'file dropped' | 'file of another folder' | 'skipped' | 'managed rules only' | 'not trusted' | 'suspended in auto mode';
  /** Why it is not in force, as one sentence. */
  readonly reason?: string;
}

export interface ModeStanding {
  readonly mode: Mode;
  readonly from: 'command line' | 'settings' | 'client';
  /** The value that gives it. */
  readonly at?: Origin;
  /** Default modes that do not count, and why. */
  readonly ignored: readonly { readonly mode: string; readonly at: Origin; readonly reason: string }[];
}

export interface FolderStanding {
  readonly folder: string;
  readonly at?: Origin;
  readonly reason?: string;
}

/** What one session has: the policy that decides its calls, and why each file and rule is in it or not. */
export interface StartedSession {
  readonly run: Run;
  readonly policy: Policy;
  readonly files: readonly FileStanding[];
  readonly rules: readonly RuleStanding[];
  /** Rules of the client's command line. */
  readonly lineRules: readonly Rule[];
  readonly mode: ModeStanding;
  readonly folders: readonly FolderStanding[];
  /** The nearest settings in which a new allow rule would count. */
  readonly grantsFrom: 'project' | 'local' | 'managed';
}

/** Which files, which rules, which mode, which folders: everything that decides a call before the call is there. */
export function startSession(harness: Harness, run: Run, place: Place, line: CommandLineRules = NO_RULES): StartedSession {
  const dir = resolve(place.root, run.startDir);
  const standings = harness.settings.map((file) => fileStanding(file, harness, run, place));
  const loaded = standings.filter(({ status }) => status === 'in force' || status === 'partly').map(({ file }) => file);
  const inputs = [...loaded].sort((a, b) => RANK[a.scope] - RANK[b.scope] || nearer(a, b)).map((file) => inputOf(file, harness));
  const force = inForce(inputs, {
    home: place.home,
    dir,
    trusted: run.trusted,
    ...(run.mode !== undefined && { mode: run.mode }),
    ...line,
    granted: [],
    isDirectory: (path) => isFolder(path, place),
  });
  const active = consulted(force);
  const managedOnly = inputs.some(({ scope, value }) => scope === 'managed' && isOn(value['allowManagedPermissionRulesOnly']));
  return {
    run,
    policy: {
      rules: compileRules(active),
      session: {
        mode: force.mode,
        places: { home: place.home, start: dir, current: dir, working: force.working },
        disk: place.disk,
        git: place.repository !== undefined,
        autoOff: force.autoOff,
        servers: harness.servers.map(({ name }) => normalizeMcpPart(name)),
        gatedSkills: gatedSkills(harness, run),
        bypassAvailable: false,
        zsh: false,
      },
    },
    files: standings,
    rules: ruleStandings(harness, standings, force, active, managedOnly),
    lineRules: active.filter(({ origin }) => origin === undefined),
    mode: modeStanding(inputs, run, force),
    folders: folderStandings(inputs, run, place, force, line),
    grantsFrom: managedOnly ? 'managed' : run.trusted ? 'project' : 'local',
  };
}

const RANK = { managed: 0, flag: 1, local: 2, project: 3, user: 4 } as const;

/** Of two files of a scope the one of the start folder comes first. */
const nearer = (a: SettingsFile, b: SettingsFile): number =>
  a.scope === 'managed' ? Number(a.file.includes('.d/')) - Number(b.file.includes('.d/')) : b.dir.length - a.dir.length;

function fileStanding(file: SettingsFile, harness: Harness, run: Run, place: Place): FileStanding {
  if (!isRead(file, harness, run, place)) {
    const where = file.dir === '' ? 'the root of the harness' : file.dir;
    const reason =
      file.scope === 'local'
        ? `a session reads it that starts in ${where} or has it at the top of its repository`
        : `only a session that starts in ${where} reads it`;
    return { file, status: 'elsewhere', reason };
  }
  const loss = file.losses.find(({ drops }) => drops === 'file');
  if (loss && file.scope === 'managed') return { file, status: 'dropped', reason: `the client does not start: ${loss.message}`, at: loss.origin };
  if (loss) return { file, status: 'dropped', reason: `the client drops the whole file: ${loss.message}`, at: loss.origin };
  const [first] = file.losses;
  return first ? { file, status: 'partly', reason: file.losses.map(({ message }) => message).join('; '), at: first.origin } : { file, status: 'in force' };
}

/** bash L4: project settings of the start folder only; local ones also of the top of the git repository. */
function isRead({ scope, dir, file }: SettingsFile, harness: Harness, run: Run, place: Place): boolean {
  if (scope === 'managed' || scope === 'user' || scope === 'flag') return true;
  if (file.startsWith('../')) return scope === 'local' && nestedTop(harness, run) === undefined;
  if (dir === run.startDir) return true;
  const top = nestedTop(harness, run) ?? (place.repository === 0 ? '' : undefined);
  return scope === 'local' && dir === top;
}

/** The folder between the start and the root that is a repository of its own. */
function nestedTop({ facts }: Harness, { startDir }: Run): string | undefined {
  for (let dir = startDir; dir !== ''; dir = dir.includes('/') ? dir.slice(0, dir.lastIndexOf('/')) : '') if (facts.exists(`${dir}/.git`)) return dir;
  return undefined;
}

/** permissions-paths §5.3: local rules that came with the repository need trust like the project's. */
function inputOf({ scope, file, value }: SettingsFile, { facts }: Harness): SettingsInput {
  if (scope !== 'local') return { scope, file, value };
  const folder = file.slice(0, file.lastIndexOf('/'));
  const linked = facts.stat(file)?.kind === 'symlink' || facts.stat(folder)?.kind === 'symlink';
  return { scope, file, value, shared: linked || facts.tracked(file) === true };
}

/** What the snapshot cannot see is taken for a folder: rather one call too many that could run. */
function isFolder(path: string, { disk, root }: Place): boolean {
  const kind = disk.kind(realPath(path, disk));
  return kind === 'directory' || (kind === undefined && !isWithin(path, root) && disk.kind('/') === undefined);
}

function ruleStandings(
  harness: Harness,
  files: readonly FileStanding[],
  force: InForce,
  active: readonly Rule[],
  managedOnly: boolean,
): readonly RuleStanding[] {
  const at = (origin: Origin | undefined): string => (origin ? `${origin.file}\n${origin.path.join('.')}` : '');
  const forced = new Set(force.rules.map(({ origin }) => at(origin)));
  const rules = new Map(active.map((rule) => [at(rule.origin), rule]));
  const standing = new Map(files.map((one) => [one.file.file, one]));
  return harness.grants.map((grant): RuleStanding => {
    const rule = rules.get(at(grant.origin));
    if (rule) return { grant, rule };
    const file = standing.get(grant.origin.file);
    if (file?.status === 'dropped') return { grant, cause: 'file dropped', reason: file.reason ?? 'the client drops the whole file' };
    if (file?.status === 'elsewhere') return { grant, cause: 'file of another folder', reason: file.reason ?? 'a session of another folder reads it' };
    if (grant.skipped) return { grant, cause: 'skipped', reason: `the client skips it: ${grant.skipped.message.replace(/\.$/, '')}` };
    if (forced.has(at(grant.origin)))
      return { grant, cause: 'suspended in auto mode', reason: 'auto mode suspends it, because it would pass by the classifier (permissions-bash §7)' };
    if (managedOnly && grant.scope !== 'managed')
      return { grant, cause: 'managed rules only', reason: 'managed settings allow managed permission rules only (permissions-bash L5)' };
    const own = grant.scope === 'local' ? ' (the local file is tracked by git or a link)' : '';
    return { grant, cause: 'not trusted', reason: `the folder is not trusted, so its allow rules do not count${own} (permissions-bash L3)` };
  });
}

/** permissions-paths §5.4, as people ask it: which value counts, and which ones were passed over. */
function modeStanding(files: readonly SettingsInput[], run: Run, force: InForce): ModeStanding {
  const ignored: { mode: string; at: Origin; reason: string }[] = [];
  let winner: Origin | undefined;
  for (const { scope, file, value } of files) {
    const text = permissionsOf(value)['defaultMode'];
    if (typeof text !== 'string') continue;
    const at: Origin = { file, path: ['permissions', 'defaultMode'] };
    const mode = text === 'manual' ? 'default' : MODES.find((known) => known === text);
    if (mode === undefined) continue;
    if ((scope === 'project' || scope === 'local') && (mode === 'bypassPermissions' || mode === 'auto'))
      ignored.push({ mode, at, reason: 'a project cannot start this mode (permissions-paths §5.4)' });
    else if (run.mode !== undefined) ignored.push({ mode, at, reason: 'the command line says otherwise' });
    else if (winner) ignored.push({ mode, at, reason: `${winner.file} is stronger` });
    else winner = at;
    if (winner === at && mode !== force.mode) ignored.push({ mode, at, reason: 'settings switch this mode off' });
  }
  if (run.mode !== undefined) return { mode: force.mode, from: 'command line', ignored };
  return winner ? { mode: force.mode, from: 'settings', at: winner, ignored } : { mode: force.mode, from: 'client', ignored };
}

/** permissions-paths §3.7: every folder that is asked for, with what becomes of it. */
function folderStandings(files: readonly SettingsInput[], run: Run, place: Place, force: InForce, line: CommandLineRules): readonly FolderStanding[] {
  const dir = resolve(place.root, run.startDir);
  const standing = (text: string, at: Origin | undefined, trusted: boolean): FolderStanding => {
    const from = at === undefined ? {} : { at };
    if (!trusted) return { folder: text, ...from, reason: 'the folder is not trusted (permissions-paths §5.3)' };
    const known = text !== '' && !text.startsWith('//') && force.working.includes(resolve(dir, expandHome(text, place.home)));
    return known ? { folder: text, ...from } : { folder: text, ...from, reason: 'it is no folder here, so the client ignores it (permissions-paths §3.7)' };
  };
  const listed = files.flatMap(({ scope, file, value, shared }) => {
    const list = permissionsOf(value)['additionalDirectories'];
    const trusted = run.trusted || !(scope === 'project' || (scope === 'local' && shared === true));
    return (Array.isArray(list) ? list : []).flatMap((text: unknown, i) =>
      typeof text === 'string' ? [standing(text, { file, path: ['permissions', 'additionalDirectories', i] }, trusted)] : [],
    );
  });
  return [...listed, ...line.addDirs.map((text) => standing(text, undefined, true))];
}

/** Skills and commands that need a `Skill(name)` rule, by the name that calls them. */
const gatedSkills = (harness: Harness, run: Run): ReadonlySet<string> =>
  new Set([...harness.skills, ...harness.commands].filter((prompt) => isAvailable(prompt, run) && isGated(prompt.frontMatter)).map(callName));

/** Skills, commands and agents of the start folder and of every folder above it (paths §7). */
export const isAvailable = (prompt: Prompt, run: Run): boolean => prompt.loaded && isAbove(prompt.dir, run.startDir);

/** The name that calls a skill (its folder) or a command (its path with `:`), and that of an agent or memory (its file). */
export function callName({ kind, file }: Prompt): string {
  if (kind === 'skill') return standsAt(file).name;
  const command = /(?:^|\/)commands\/(.+)\.md$/.exec(file)?.[1];
  return command === undefined ? file.slice(file.lastIndexOf('/') + 1).replace(/\.md$/, '') : command.replaceAll('/', ':');
}

const isOn = (value: unknown): boolean => value === true || value === 'true';
