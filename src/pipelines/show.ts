import { place } from '../findings/finding.ts';
import { isAbove } from '../load/session-files.ts';
import { asObject } from '../load/values.ts';
import type { Harness, Prompt, SettingsFile } from '../model/harness.ts';
import type { Origin } from '../model/origin.ts';
import type { Effect, Scope } from '../model/permission.ts';
import { neverConsulted } from '../policy/never-consulted.ts';
import type { RuleAt } from './can.ts';
import { type HookStanding, hookStandings } from './loaded-hooks.ts';
import { type ServerStanding, serverStandings } from './loaded-servers.ts';
import type { Note } from './note.ts';
import { trustKey } from './preflight/trust-key.ts';
import { type CommandLineRules, callName, isAvailable, type Place, type RuleStanding, type StartedSession, startSession } from './session.ts';

export interface ShownFile {
  readonly file: string;
  readonly scope: Scope;
  readonly status: 'in force' | 'partly' | 'dropped' | 'elsewhere';
  readonly reason?: string;
  readonly line?: number | null;
}

export interface ShownRule extends RuleAt {
  readonly inForce: boolean;
  /** Why it is not in force, or in force and never consulted. */
  readonly reason?: string;
}

export interface Shown extends Note {
  readonly name: string;
  readonly status: string;
}

/** What `show` says about one session. */
export interface Overview {
  readonly files: readonly ShownFile[];
  readonly rules: readonly ShownRule[];
  /** Default modes that do not count. */
  readonly ignoredModes: readonly Note[];
  readonly folders: readonly (Note & { readonly inForce: boolean })[];
  readonly servers: readonly Shown[];
  readonly hooks: readonly Shown[];
  /** Programs that settings make the client run by itself. */
  readonly helpers: readonly Shown[];
  /** Names of variables that settings set; never their values. */
  readonly environment: readonly Shown[];
  readonly prompts: readonly Shown[];
  readonly trust: Trust;
}

/** The same session with the trust dialog answered the other way. */
export interface Trust {
  readonly trusted: boolean;
  /** What only trust gives: has it now, or would get it. */
  readonly depends: readonly (Note & { readonly kind: 'rule' | 'directory' | 'hook' | 'helper' })[];
  /** What runs under -p whether or not anybody trusts the folder. */
  readonly regardless: readonly string[];
}

/** Settings keys whose value is a command of the client's own (permissions-paths §8). */
const HELPERS: Readonly<Record<string, 'always' | 'attended'>> = {
  apiKeyHelper: 'always',
  awsAuthRefresh: 'always',
  awsCredentialExport: 'always',
  gcpAuthRefresh: 'always',
  otelHeadersHelper: 'attended',
  statusLine: 'attended',
  fileSuggestion: 'attended',
};

/** What the client's own file holds for this folder; known only with the home folder. */
function projectState({ documents, facts }: Harness, { root, disk }: Place): Readonly<Record<string, unknown>> {
  const projects = asObject(asObject(documents.get('~/.claude.json')?.value)?.['projects']);
  const key = projects && trustKey(root, { ...disk, text: (path) => facts.text(path) });
  return key !== undefined && Object.hasOwn(projects ?? {}, key) ? (asObject(projects?.[key]) ?? {}) : {};
}

export function overview(harness: Harness, session: StartedSession, at: Place, line: CommandLineRules): Overview {
  const note = (origin: Origin | undefined, text: string): Note =>
    origin ? { text, file: origin.file, line: place(harness.documents, origin).line } : { text };
  const hooks = hookStandings(harness, session);
  const servers = serverStandings(harness, session, projectState(harness, at));
  const loaded = session.files.filter(({ status }) => status === 'in force' || status === 'partly').map(({ file }) => file);
  const helpers = loaded.flatMap((file) => helpersOf(file, session, note));
  const environment = loaded.flatMap((file) => environmentOf(file, note));
  return {
    files: session.files.map(({ file, status, reason, at: where }) => ({
      file: file.file,
      scope: file.scope,
      status,
      ...(reason !== undefined && { reason }),
      ...(where && { line: place(harness.documents, where).line }),
    })),
    rules: [...session.rules.map((one) => shownRule(harness, one)), ...lineRules(session)],
    ignoredModes: session.mode.ignored.map(({ mode, at: where, reason }) => note(where, `defaultMode ${mode} does not count: ${reason}`)),
    folders: session.folders.map(({ folder, at: where, reason }) => ({
      ...note(where, reason === undefined ? folder : `${folder}: ${reason}`),
      inForce: reason === undefined,
    })),
    servers: servers.map(({ server, status, reason = '' }) => ({ name: server.name, status, ...note({ ...server.origin, part: 'key' }, reason) })),
    hooks: hooks.map(({ hook, status, reason = '' }) => ({
      name: hook.matcher === undefined || hook.matcher === '' ? hook.event : `${hook.event} on ${hook.matcher}`,
      status,
      ...note(hook.origin, reason === '' ? hookText(hook.command ?? hook.type) : reason),
    })),
    helpers,
    environment,
    prompts: prompts(harness, session),
    trust: trustOf(harness, session, at, line, { hooks, servers, helpers, environment }, note),
  };
}

type Noted = (origin: Origin | undefined, text: string) => Note;

function shownRule(harness: Harness, { grant, rule, reason }: RuleStanding): ShownRule {
  const { effect, scope, origin } = grant;
  const where = { file: origin.file, line: place(harness.documents, origin).line };
  const why = rule ? neverConsulted(rule) : reason;
  return {
    effect,
    text: grant.rule.text,
    scope,
    ...where,
    inForce: rule !== undefined,
    ...(why !== undefined && { reason: rule ? `never consulted: ${why}` : why }),
  };
}

const lineRules = ({ lineRules: rules }: StartedSession): readonly ShownRule[] =>
  rules.map(({ effect, text, scope }) => ({ effect, text, scope, file: undefined, line: null, inForce: true }));

const hookText = (command: string): string => command.replace(/\s+/g, ' ');

function helpersOf(file: SettingsFile, { run }: StartedSession, note: Noted): readonly Shown[] {
  return Object.entries(HELPERS).flatMap(([key, when]): Shown[] => {
    if (!(key in file.value)) return [];
    const off = when === 'attended' && run.headless;
    return [{ name: key, status: off ? 'off' : 'runs', ...note({ file: file.file, path: [key], part: 'key' }, off ? 'not seen to run under -p' : '') }];
  });
}

function environmentOf(file: SettingsFile, note: Noted): readonly Shown[] {
  const env = file.value['env'];
  if (typeof env !== 'object' || env === null || Array.isArray(env)) return [];
  return Object.keys(env).map((name) => ({ name, status: 'set', ...note({ file: file.file, path: ['env', name], part: 'key' }, '') }));
}

const KIND_ORDER: readonly Prompt['kind'][] = ['memory', 'rules', 'output-style', 'skill', 'command', 'agent'];

/** Skills, commands, agents and memories of the start folder and above; those further down wait until the model works there. */
function prompts({ skills, commands, agents, memories }: Harness, { run }: StartedSession): readonly Shown[] {
  const all = [...memories, ...skills, ...commands, ...agents].filter(
    (prompt) => isAvailable(prompt, run) || (prompt.loaded && isAbove(run.startDir, prompt.dir) && prompt.kind === 'memory'),
  );
  return all
    .map((prompt): [number, Shown] => {
      const later = !isAvailable(prompt, run);
      const vanished = prompt.kind === 'agent' && prompt.lost !== undefined;
      const status = vanished ? 'off' : later ? 'conditional' : 'loaded';
      const why = vanished
        ? 'its front matter cannot be read, so the agent is not there'
        : later
          ? 'once files of its folder are read'
          : prompt.lost
            ? `its front matter is lost: ${prompt.lost.join(', ')}`
            : '';
      return [KIND_ORDER.indexOf(prompt.kind), { name: `${prompt.kind} ${callName(prompt)}`, status, text: why, file: prompt.file }];
    })
    .sort(([a], [b]) => a - b)
    .map(([, shown]) => shown);
}

interface Running {
  readonly hooks: readonly HookStanding[];
  readonly servers: readonly ServerStanding[];
  readonly helpers: readonly Shown[];
  readonly environment: readonly Shown[];
}

function trustOf(harness: Harness, session: StartedSession, at: Place, line: CommandLineRules, running: Running, note: Noted): Trust {
  const { run } = session;
  const other = startSession(harness, { ...run, trusted: !run.trusted }, at, line);
  const [yes, no] = run.trusted ? [session, other] : [other, session];
  const without = new Set(no.rules.filter(({ rule }) => rule).map(({ grant }) => grant));
  const rules = yes.rules.filter(({ rule, grant }) => rule && !without.has(grant));
  const folders = yes.folders.filter(
    ({ reason, folder }) => reason === undefined && no.folders.some((one) => one.folder === folder && one.reason !== undefined),
  );
  const agents = running.hooks.filter(({ hook }) => hook.source === 'agent');
  const headers = harness.servers.filter(({ value }) => 'headersHelper' in value);
  const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;
  const hooks = running.hooks.filter(
    ({ status, hook }) => status === 'runs' && hook.source === 'settings' && (hook.scope === 'project' || hook.scope === 'local'),
  );
  const servers = running.servers.filter(({ server, status }) => server.kind === 'project' && status !== 'off');
  const helpers = running.helpers.filter(({ file }) => file !== undefined && !file.startsWith('~/') && !file.startsWith('/'));
  return {
    trusted: run.trusted,
    depends: [
      ...rules.map(({ grant }) => ({ kind: 'rule' as const, ...note(grant.origin, `${grant.effect} ${grant.rule.text}`) })),
      ...folders.map(({ folder, at: where }) => ({ kind: 'directory' as const, ...note(where, `additional directory ${folder}`) })),
      ...agents.map(({ hook }) => ({ kind: 'hook' as const, ...note(hook.origin, `${hook.event} hook of an agent`) })),
      ...headers.map((server) => ({ kind: 'helper' as const, ...note(server.origin, `headersHelper of server ${server.name}`) })),
    ],
    regardless: [
      ...(hooks.length > 0 ? [count(hooks.length, 'hook')] : []),
      ...(servers.length > 0 ? [count(servers.length, 'MCP server')] : []),
      ...(helpers.length > 0 ? [count(helpers.length, 'helper program')] : []),
      ...(running.environment.length > 0 ? [count(running.environment.length, 'environment variable')] : []),
    ],
  };
}

/** Rules by effect and scope, strongest first. */
export function tally(rules: readonly ShownRule[]): readonly { readonly effect: Effect; readonly scope: Scope; readonly rules: readonly ShownRule[] }[] {
  return (['deny', 'ask', 'allow'] as const).flatMap((effect) =>
    (['managed', 'flag', 'local', 'project', 'user'] as const).flatMap((scope) => {
      const own = rules.filter((rule) => rule.inForce && rule.effect === effect && rule.scope === scope);
      return own.length > 0 ? [{ effect, scope, rules: own }] : [];
    }),
  );
}
