import { normalizeMcpPart } from '../client/tools.ts';
import { parseJson } from '../load/document/json.ts';
import { MODES, type Mode } from '../model/run.ts';
import { consulted } from '../policy/auto-mode.ts';
import { realPath } from '../policy/disk.ts';
import { type InForce, inForce, type SettingsInput } from '../policy/in-force.ts';
import { isWithin, resolve } from '../policy/paths/posix.ts';
import type { Policy } from '../policy/policy.ts';
import { compileRules, type RuleSet } from '../policy/rule-set.ts';
import { type BatchDisk, batchDisk, type SetupFiles } from './batch-disk.ts';
import { settingsOf } from './batch-settings.ts';
import { disallowedBySkill, gatedSkills, grantedBySkill } from './batch-skills.ts';
import { parseArgs } from './client-args.ts';

export const HOME = '/home/dev';
export const PROJECT = '/home/dev/proj';

/** One line of a batch: a session and a call (the form of the conformance vectors). */
export interface BatchLine {
  readonly id?: string;
  readonly topic?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly mode?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly trust?: boolean | readonly string[];
  readonly git?: boolean;
  readonly gitAdd?: readonly string[];
  readonly cwd?: string;
  readonly shell?: string;
  readonly files?: SetupFiles;
  readonly dirs?: readonly string[];
  readonly symlinks?: Readonly<Record<string, string>>;
  readonly fixture?: string;
  readonly call: { readonly tool: string; readonly input: Readonly<Record<string, unknown>> };
}

const compiled = new Map<string, RuleSet>();

/** Everything that decides the line's call, rules compiled once for each distinct list. */
export function policyOf(line: BatchLine, fixtures: Readonly<Record<string, SetupFiles>>): Policy {
  const dir = line.cwd ?? PROJECT;
  const fixture = line.fixture === undefined ? [] : [fixtures[line.fixture] ?? {}];
  const disk = batchDisk({
    project: PROJECT,
    files: [...fixture, line.files ?? {}, ...(line.git === false ? [] : [{ '.git/HEAD': 'ref: refs/heads/main\n' }])],
    dirs: [...(line.dirs ?? []), dir],
    symlinks: { '/proc/self/cwd': dir, '/proc/self/root': '/', ...line.symlinks },
  });
  const args = parseArgs(line.args ?? []);
  const git = line.git !== false && isWithin(dir, PROJECT);
  const mode = args.bypass ? 'bypassPermissions' : modeOf(line.mode);
  const granted = line.topic === 'skill-allowed-tools' ? grantedBySkill(disk, dir, HOME) : [];
  const force = inForce(settingsFiles(line, disk, dir, git, args.settingSources), {
    home: HOME,
    dir,
    trusted: isTrusted(line.trust, git ? PROJECT : dir),
    ...(mode === undefined ? {} : { mode }),
    allowedTools: args.allowedTools,
    disallowedTools: line.topic === 'skill-allowed-tools' ? [...args.disallowedTools, ...disallowedBySkill(disk, dir, HOME)] : args.disallowedTools,
    addDirs: args.addDirs,
    granted,
    isDirectory: (path) => disk.kind(realPath(path, disk)) === 'directory',
  });
  return {
    rules: rulesOf(force),
    session: {
      mode: force.mode,
      places: { home: HOME, start: dir, current: dir, working: force.working },
      disk,
      git,
      autoOff: force.autoOff,
      servers: serversOf(disk, dir),
      bypassAvailable: args.bypassAvailable,
      gatedSkills: gatedSkills(disk, dir, HOME),
      zsh: line.shell === 'zsh',
    },
  };
}

function rulesOf(force: InForce): RuleSet {
  const rules = consulted(force);
  const key = JSON.stringify(rules);
  const set = compiled.get(key) ?? compileRules(rules);
  if (compiled.size > 5_000) compiled.clear();
  compiled.set(key, set);
  return set;
}

/** Default is what a plain start gives: without `--permission-mode` the settings may say otherwise. */
const modeOf = (text: string | undefined): Mode | undefined =>
  text === undefined || text === 'default' ? undefined : text === 'manual' ? 'default' : MODES.find((mode) => mode === text);

/** permissions-paths §5.3: by exact folder, the git root or else the start folder. */
const isTrusted = (trust: BatchLine['trust'], key: string): boolean => (Array.isArray(trust) ? trust.includes(key) : trust !== false);

/** L4: which files the session reads, strongest scope first. */
function settingsFiles(line: BatchLine, disk: BatchDisk, dir: string, git: boolean, sources: readonly string[] | undefined): readonly SettingsInput[] {
  const given = line.settings ?? {};
  const reads = (scope: string): boolean => sources === undefined || sources.includes(scope);
  const at = (folder: string, name: string) => resolve(folder, `.claude/${name}`);
  const written = (file: string, value: unknown): unknown => value ?? disk.read(realPath(file, disk));
  const user = at(line.env?.['CLAUDE_CONFIG_DIR'] ?? HOME, 'settings.json');
  const project = at(dir, 'settings.json');
  const locals = [...new Set([dir, ...(git ? [PROJECT] : [])])].map((folder) => at(folder, 'settings.local.json'));
  const shared = (file: string): boolean => (line.gitAdd ?? []).some((name) => resolve(PROJECT, name) === file) || realPath(file, disk) !== file;
  const found = [
    ...settingsOf('managed', '/etc/claude-code/managed-settings.json', given['managed']),
    ...Object.entries((given['managedDropIn'] as Record<string, unknown> | undefined) ?? {}).flatMap(([name, value]) =>
      settingsOf('managed', `/etc/claude-code/managed-settings.d/${name}`, value),
    ),
    ...settingsOf('flag', '/srv/flag/settings.json', given['flag']),
    ...(reads('local')
      ? locals.flatMap((file) =>
          settingsOf('local', file, written(file, file === at(PROJECT, 'settings.local.json') ? given['local'] : undefined), shared(file)),
        )
      : []),
    ...settingsOf('project', `${PROJECT}/.claude/session`, given['session']),
    ...(reads('project') ? settingsOf('project', project, written(project, dir === PROJECT ? given['project'] : undefined)) : []),
    ...(reads('user') ? settingsOf('user', user, written(user, given['user'])) : []),
  ];
  return found;
}

/** The servers of `.mcp.json` in the start folder, as tool names spell them. */
function serversOf(disk: BatchDisk, dir: string): readonly string[] {
  const text = disk.read(resolve(dir, '.mcp.json'));
  const servers = text === undefined ? undefined : (parseJson('.mcp.json', text).value as { mcpServers?: Record<string, unknown> } | undefined)?.mcpServers;
  return Object.keys(servers ?? {}).map(normalizeMcpPart);
}
