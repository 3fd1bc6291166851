import { posix } from 'node:path';
import { HOME, PROJECT } from '../../../src/commands/batch-setup.ts';
import type { Vector } from '../recordings.ts';

export interface Call {
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
}

type SetupFiles = Readonly<Record<string, unknown>>;
type Fixtures = Readonly<Record<string, SetupFiles>>;

/** One start of the client: what stands on its disk, how it is started, what it is asked. */
export interface Job {
  /** Absolute names; under /home, /srv, /tmp or /etc. */
  readonly files: ReadonlyMap<string, string>;
  readonly links: ReadonlyMap<string, string>;
  readonly dirs: readonly string[];
  readonly start: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** What the user says before the calls come: a skill's name, or nothing in particular. */
  readonly prompt: string;
  /** Permission updates that answer the first question: how rules get into a running session. */
  readonly session: readonly SessionRules[];
  readonly calls: readonly Call[];
}

export interface SessionRules {
  readonly type: 'addRules';
  readonly behavior: 'allow' | 'ask' | 'deny';
  readonly rules: readonly { readonly toolName: string; readonly ruleContent?: string }[];
  readonly destination: 'session';
}

/** What makes two vectors the same start of the client: all but the call and what came of it. */
export function setupKey(vector: Vector): string {
  const { id: _id, topic, call: _call, ...rest } = vector;
  const outcome = ['verdict', 'reason', 'reasonType', 'suggestions', 'blockedPath'];
  const setup = Object.entries(rest).filter(([key]) => !outcome.includes(key));
  return JSON.stringify([topic === 'skill-allowed-tools', ...setup.sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/** Why a vector cannot be recorded here; undefined where it can. */
export function notRecordable(vector: Vector): string | undefined {
  if ('root' in vector) return 'the client would have to run as root';
  if (vector.gitAdd !== undefined) return 'needs a git index';
  return undefined;
}

/** Everything one set-up takes, from the vectors that share it. */
export function jobOf(vectors: readonly Vector[], fixtures: Fixtures): Job {
  const [vector] = vectors;
  if (vector === undefined) throw new Error('a job without a call');
  const start = vector.cwd ?? PROJECT;
  const files = new Map<string, string>();
  const links = new Map<string, string>();
  const at = (name: string): string => posix.resolve(PROJECT, name);
  const put = (name: string, value: unknown): void => {
    if (isLink(value)) links.set(at(name), value.symlink);
    else files.set(at(name), typeof value === 'string' ? value : JSON.stringify(value));
  };
  if (vector.git !== false) {
    put('.git/HEAD', 'ref: refs/heads/main\n');
    put('.git/config', '[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = false\n');
  }
  const fixture = vector.fixture === undefined ? {} : fixtures[vector.fixture];
  if (fixture === undefined) throw new Error(`${vector.id}: there is no fixture ${vector.fixture}`);
  for (const [name, value] of Object.entries({ ...fixture, ...vector.files })) put(name, value);
  for (const [name, target] of Object.entries(vector.symlinks ?? {})) links.set(at(name), target);
  const args = ['--print', '--output-format', 'stream-json', '--verbose', '--no-session-persistence'];
  args.push('--input-format', 'stream-json', '--permission-prompt-tool', 'stdio');
  const settings = vector.settings ?? {};
  for (const [scope, file] of Object.entries(SETTINGS_FILES)) if (settings[scope] !== undefined) put(file, settings[scope]);
  for (const [name, value] of Object.entries((settings['managedDropIn'] as SetupFiles | undefined) ?? {}))
    put(`/etc/claude-code/managed-settings.d/${name}`, value);
  if (settings['flag'] !== undefined) args.push('--settings', SETTINGS_FILES.flag);
  if (vector.mode !== undefined && vector.mode !== 'default') args.push('--permission-mode', vector.mode);
  const servers = serversOf(vectors);
  if (servers !== undefined) {
    put('/tmp/mcp.json', { mcpServers: servers });
    args.push('--mcp-config', '/tmp/mcp.json', '--strict-mcp-config');
  }
  put(`${HOME}/.claude.json`, clientState(vector, start));
  const shell = vector.shell === 'zsh' ? 'zsh' : 'bash';
  return {
    files,
    links,
    dirs: [
      start,
      PROJECT,
      ...(vector.git === false ? [] : ['objects', 'refs/heads', 'hooks'].map((name) => at(`.git/${name}`))),
      ...(vector.dirs ?? []).map(at),
    ],
    start,
    args: [...args, ...(vector.args ?? [])],
    env: { ...ENVIRONMENT, SHELL: `/mnt/stub/${shell}`, CLAUDE_CODE_SHELL: `/mnt/stub/${shell}`, ...vector.env },
    prompt: vector.topic === 'skill-allowed-tools' ? '/t' : 'go',
    session: sessionRules(settings['session']),
    calls: vectors.map(({ call }) => call),
  };
}

const SETTINGS_FILES = {
  user: `${HOME}/.claude/settings.json`,
  project: '.claude/settings.json',
  local: '.claude/settings.local.json',
  managed: '/etc/claude-code/managed-settings.json',
  flag: '/tmp/flag-settings.json',
};

const ENVIRONMENT = {
  HOME,
  USER: 'dev',
  LOGNAME: 'dev',
  LANG: 'C.UTF-8',
  PATH: '/usr/local/bin:/usr/bin:/bin',
  TERM: 'dumb',
  ANTHROPIC_API_KEY: 'none',
  DISABLE_TELEMETRY: '1',
  DISABLE_AUTOUPDATER: '1',
  DISABLE_ERROR_REPORTING: '1',
  CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
};

const isLink = (value: unknown): value is { readonly symlink: string } =>
  typeof value === 'object' && value !== null && 'symlink' in value && typeof value.symlink === 'string';

/** The client's own state: the first start is over, and the folders named are trusted. */
function clientState(vector: Vector, start: string): unknown {
  const given = ('claudeJson' in vector ? vector.claudeJson : {}) as { readonly projects?: Readonly<Record<string, object>> };
  const trusted = Array.isArray(vector.trust) ? (vector.trust as readonly string[]) : vector.trust === false ? [] : [PROJECT, start];
  const accepted = { hasTrustDialogAccepted: true, hasCompletedProjectOnboarding: true };
  const projects = Object.fromEntries(trusted.map((folder) => [folder, { ...accepted, ...given.projects?.[folder] }]));
  return { hasCompletedOnboarding: true, numStartups: 1, ...given, projects: { ...given.projects, ...projects } };
}

/** A stub server for each that the calls name: what stands before the last `__` is the server. */
function serversOf(vectors: readonly Vector[]): Readonly<Record<string, unknown>> | undefined {
  const tools = new Map<string, Set<string>>();
  for (const { call } of vectors) {
    const [, server, tool] = /^mcp__(.+)__(.+)$/.exec(call.tool) ?? [];
    if (server === undefined || tool === undefined) continue;
    tools.set(server, (tools.get(server) ?? new Set()).add(tool));
  }
  if (tools.size === 0) return undefined;
  return Object.fromEntries(
    [...tools].map(([server, names]) => [server, { type: 'stdio', command: '/mnt/node', args: ['/mnt/stub/stub-server.mjs', JSON.stringify([...names])] }]),
  );
}

function sessionRules(given: unknown): readonly SessionRules[] {
  const permissions = (given as { readonly permissions?: Readonly<Record<string, readonly string[]>> } | undefined)?.permissions ?? {};
  return (['allow', 'ask', 'deny'] as const).flatMap((behavior): SessionRules[] => {
    const rules = permissions[behavior] ?? [];
    return rules.length === 0 ? [] : [{ type: 'addRules', behavior, rules: rules.map(taken), destination: 'session' }];
  });
}

function taken(rule: string): { readonly toolName: string; readonly ruleContent?: string } {
  const [, toolName, ruleContent] = /^([^(]+)\((.*)\)$/s.exec(rule) ?? [];
  return toolName === undefined || ruleContent === undefined ? { toolName: rule } : { toolName, ruleContent };
}
