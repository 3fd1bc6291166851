import { CODE_CARRIERS } from '../../client/env-names.ts';
import { place } from '../../findings/finding.ts';
import { asObject, asStrings } from '../../load/values.ts';
import type { Harness, McpServer, Prompt, SettingsFile } from '../../model/harness.ts';
import type { Origin } from '../../model/origin.ts';
import { MODES, type Mode } from '../../model/run.ts';
import { toolList } from '../../policy/tool-list.ts';
import { hookStandings } from '../loaded-hooks.ts';
import { serverStandings } from '../loaded-servers.ts';
import type { StartedSession } from '../session.ts';

export type SurfaceKind =
  | 'mode'
  | 'hook'
  | 'server'
  | 'helper'
  | 'environment'
  | 'skill'
  | 'command'
  | 'agent'
  | 'plugin'
  | 'marketplace'
  | 'directory'
  | 'setting';

/**
 * What a change outside of the permission rules means: code of the repository runs without a question, something that watched is gone, the
 * session is opened or closed further, or none of these for certain.
 */
export type SurfaceEffect = 'runs code' | 'guard gone' | 'opens' | 'closes' | 'changes';

export interface SurfaceChange {
  readonly kind: SurfaceKind;
  readonly name: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly effect: SurfaceEffect;
  /** What it is, or from what to what. Never the value of a variable. */
  readonly text: string;
  readonly file: string;
  readonly line: number | null;
}

/** One thing beside the rules that decides what a session does. */
interface Surface {
  readonly kind: SurfaceKind;
  readonly name: string;
  /** Equal values mean the same. */
  readonly value: string;
  readonly text: string;
  readonly at: Origin;
  readonly effect: { readonly added: SurfaceEffect; readonly removed: SurfaceEffect };
  /** What going from another surface of the same key to this one means; default: what adding it means. */
  readonly changed?: (before: Surface) => SurfaceEffect;
  readonly change?: (before: Surface) => string;
  readonly rank?: number;
}

/** Surfaces by key, in the order in which reports show them. */
type Surfaces = ReadonlyMap<string, Surface>;

/** Both sides of one session: hooks, servers, modes, variables, helpers, privileges of prompts, plugins. */
export function surfaceChanges(before: Side, after: Side): readonly SurfaceChange[] {
  const had = surfacesOf(before);
  const has = surfacesOf(after);
  const changes: SurfaceChange[] = [];
  const say = (change: SurfaceChange['change'], effect: SurfaceEffect, text: string, { kind, name, at }: Surface, { harness }: Side) =>
    changes.push({ kind, name, change, effect, text, file: at.file, line: place(harness.documents, at).line });
  for (const [key, now] of has) {
    const then = had.get(key);
    if (!then) say('added', now.effect.added, now.text, now, after);
    else if (then.value !== now.value)
      say(
        'changed',
        now.changed?.(then) ?? now.effect.added,
        now.change?.(then) ?? (then.text === now.text ? now.text : `${then.text} → ${now.text}`),
        now,
        after,
      );
  }
  for (const [key, then] of had) if (!has.has(key)) say('removed', then.effect.removed, then.text, then, before);
  return changes.sort((a, b) => EFFECT_ORDER.indexOf(a.effect) - EFFECT_ORDER.indexOf(b.effect));
}

const EFFECT_ORDER: readonly SurfaceEffect[] = ['runs code', 'guard gone', 'opens', 'changes', 'closes'];

export interface Side {
  readonly harness: Harness;
  readonly session: StartedSession;
}

function surfacesOf({ harness, session }: Side): Surfaces {
  const found = new Map<string, Surface>();
  const add = (key: string, surface: Surface) => {
    let unique = `${surface.kind} ${key}`;
    while (found.has(unique)) unique += ' again';
    found.set(unique, surface);
  };
  const loaded = session.files.filter(({ status }) => status === 'in force' || status === 'partly').map(({ file }) => file);
  const { mode, at } = session.mode;
  add('mode', {
    kind: 'mode',
    name: 'permission mode',
    value: mode,
    text: mode,
    at: at ?? { file: loaded[0]?.file ?? '.claude/settings.json', path: [] },
    effect: { added: 'changes', removed: 'changes' },
    changed: (was) => (openness(mode) > openness(was.value) ? 'opens' : 'closes'),
  });
  for (const { hook, status, reason } of hookStandings(harness, session)) {
    const name = hook.matcher === undefined || hook.matcher === '' ? hook.event : `${hook.event} on ${hook.matcher}`;
    const guards = hook.event === 'PreToolUse' || hook.event === 'PermissionRequest' || hook.event === 'UserPromptSubmit';
    const off = status === 'off';
    add(`${name} ${hook.command ?? hook.type}`, {
      kind: 'hook',
      name,
      value: JSON.stringify([hook.value, off]),
      text: `${oneLine(hook.command ?? hook.type)}${off ? ` (off: ${reason ?? ''})` : ''}`,
      at: hook.origin,
      effect: { added: off ? 'changes' : 'runs code', removed: off ? 'changes' : guards ? 'guard gone' : 'closes' },
      changed: (was) =>
        off ? (was.text.includes(' (off: ') ? 'changes' : guards ? 'guard gone' : 'closes') : was.text.includes(' (off: ') ? 'runs code' : 'changes',
      change: (was) =>
        off ? `no longer runs: ${reason ?? ''}` : was.text.includes(' (off: ') ? 'runs again' : `${oneLine(hook.command ?? hook.type)}: its options change`,
    });
  }
  for (const { server, status } of serverStandings(harness, session)) {
    const off = status === 'off';
    const words = serverText(server);
    const identity = JSON.stringify(server.value);
    add(`${server.kind} ${server.name}`, {
      kind: 'server',
      name: server.name,
      value: JSON.stringify([identity, status]),
      text: `${words} (${status})`,
      at: { ...server.origin, part: 'key' },
      effect: { added: off ? 'changes' : 'runs code', removed: 'closes' },
      rank: SERVER_RANK[status],
      changed: (was) =>
        was.value.startsWith(JSON.stringify([identity]).slice(0, -1))
          ? SERVER_RANK[status] > (was.rank ?? 0)
            ? 'opens'
            : 'closes'
          : off
            ? 'changes'
            : 'runs code',
      change: (was) => (was.text === `${words} (${status})` ? `${words}: its environment, headers or options change` : `${was.text} → ${words} (${status})`),
    });
  }
  for (const file of loaded) addSettings(file, add);
  for (const { folder, at: where, reason } of session.folders)
    if (where && reason === undefined)
      add(folder, {
        kind: 'directory',
        name: folder,
        value: '',
        text: 'a working directory beside the project',
        at: where,
        effect: { added: 'opens', removed: 'closes' },
      });
  for (const prompt of [...harness.skills, ...harness.commands, ...harness.agents]) addPrompt(prompt, add);
  for (const { file, kind, value } of harness.manifests)
    if (kind !== 'hooks')
      add(file, {
        kind: kind === 'plugin' ? 'plugin' : 'marketplace',
        name: typeof value['name'] === 'string' ? value['name'] : file,
        value: JSON.stringify(value, (key, one: unknown) => (MERE_WORDS.has(key) ? undefined : one)),
        text: `the manifest of a ${kind} of this repository`,
        at: { file, path: [] },
        effect: { added: 'changes', removed: 'changes' },
        changed: () => 'changes',
      });
  return found;
}

/** Of a manifest: what only people read. */
const MERE_WORDS: ReadonlySet<string> = new Set([
  'version',
  'description',
  'author',
  'homepage',
  'keywords',
  'license',
  'category',
  'tags',
  'owner',
  'repository',
]);
const SERVER_RANK = { off: 0, conditional: 1, 'asks first': 2, starts: 3 } as const;

type Add = (key: string, surface: Surface) => void;

/** From the mode that lets through least to the one that lets through most. */
const OPENNESS: readonly Mode[] = ['plan', 'dontAsk', 'default', 'acceptEdits', 'auto', 'bypassPermissions'];
const openness = (mode: string): number => OPENNESS.indexOf(MODES.find((known) => known === mode) ?? 'default');

const HELPERS = new Set([
  'apiKeyHelper',
  'awsAuthRefresh',
  'awsCredentialExport',
  'gcpAuthRefresh',
  'otelHeadersHelper',
  'statusLine',
  'fileSuggestion',
  'subagentStatusLine',
]);
/** Keys that decide what may happen, and which value of a switch opens. */
const SETTINGS: Readonly<Record<string, 'true opens' | 'true closes' | 'changes'>> = {
  enableAllProjectMcpServers: 'true opens',
  enabledMcpjsonServers: 'changes',
  disabledMcpjsonServers: 'changes',
  allowedMcpServers: 'changes',
  deniedMcpServers: 'changes',
  disableAllHooks: 'true opens',
  allowManagedHooksOnly: 'true closes',
  allowManagedPermissionRulesOnly: 'true closes',
  skipDangerousModePermissionPrompt: 'true opens',
  allowedHttpHookUrls: 'changes',
  httpHookAllowedEnvVars: 'changes',
  strictKnownMarketplaces: 'changes',
  blockedMarketplaces: 'changes',
  sandbox: 'changes',
  autoMode: 'changes',
  agent: 'changes',
  outputStyle: 'changes',
  forceLoginMethod: 'changes',
  disableBypassPermissionsMode: 'changes',
  disableAutoMode: 'changes',
};

function addSettings({ file, value, scope }: SettingsFile, add: Add): void {
  const at = (...path: string[]): Origin => ({ file, path, part: 'key' });
  const own = (key: string) => `${scope} ${key}`;
  for (const [name, text] of Object.entries(asObject(value['env']) ?? {})) {
    const carries = CODE_CARRIERS.get(name);
    add(own(name), {
      kind: 'environment',
      name,
      value: JSON.stringify(text),
      text: carries ?? 'set for the session and everything that it starts',
      at: at('env', name),
      effect: { added: carries === undefined ? 'changes' : 'runs code', removed: 'changes' },
      change: () => `its value changes${carries === undefined ? '' : `: ${carries}`}`,
    });
  }
  for (const key of HELPERS) {
    if (!(key in value)) continue;
    const command = typeof value[key] === 'string' ? value[key] : asObject(value[key])?.['command'];
    add(own(key), {
      kind: 'helper',
      name: key,
      value: JSON.stringify(value[key]),
      text: typeof command === 'string' ? oneLine(command) : 'a program that the client runs by itself',
      at: at(key),
      effect: { added: 'runs code', removed: 'closes' },
    });
  }
  for (const [name, on] of Object.entries(asObject(value['enabledPlugins']) ?? {}))
    add(own(name), {
      kind: 'plugin',
      name,
      value: JSON.stringify(on),
      text: on === false ? 'switched off' : 'enabled',
      at: at('enabledPlugins', name),
      effect: on === false ? { added: 'closes', removed: 'changes' } : { added: 'runs code', removed: 'closes' },
    });
  for (const [name, from] of Object.entries(asObject(value['extraKnownMarketplaces']) ?? {}))
    add(own(name), {
      kind: 'marketplace',
      name,
      value: JSON.stringify(from),
      text: 'a source of plugins',
      at: at('extraKnownMarketplaces', name),
      effect: { added: 'opens', removed: 'closes' },
    });
  const permissions = asObject(value['permissions']) ?? {};
  const listed = new Set(['allow', 'ask', 'deny', 'defaultMode', 'additionalDirectories']);
  for (const [key, one] of Object.entries(permissions)) if (!listed.has(key)) addSetting(key, one, at('permissions', key), own(key), add);
  for (const key of Object.keys(SETTINGS)) if (key in value) addSetting(key, value[key], at(key), own(key), add);
}

function addSetting(key: string, value: unknown, at: Origin, own: string, add: Add): void {
  const kind = SETTINGS[key] ?? 'changes';
  const effectOf = (on: unknown): SurfaceEffect => (kind === 'changes' ? 'changes' : (on === true) === (kind === 'true opens') ? 'opens' : 'closes');
  const off = value !== true;
  add(own, {
    kind: 'setting',
    name: key,
    value: JSON.stringify(value),
    text: shown(value),
    at,
    // A switch that says what holds anyway changes nothing.
    effect: { added: kind !== 'changes' && off ? 'changes' : effectOf(value), removed: kind !== 'changes' && off ? 'changes' : effectOf(!value) },
    changed: () => effectOf(value),
  });
}

const shown = (value: unknown): string => {
  if (value === null || typeof value !== 'object') return oneLine(String(value));
  const list = asStrings(value);
  return list ? `[${list.map(oneLine).join(', ')}]` : oneLine(JSON.stringify(value));
};

/** What front matter says about rights. A prompt that says nothing about them is words, and no surface. */
function addPrompt(prompt: Prompt, add: Add): void {
  const { kind, file, frontMatter } = prompt;
  if (kind !== 'skill' && kind !== 'command' && kind !== 'agent') return;
  const granted = toolList(frontMatter['allowed-tools']);
  const tools = kind === 'agent' ? toolList(frontMatter['tools']) : [];
  const mode = typeof frontMatter['permissionMode'] === 'string' ? frontMatter['permissionMode'] : undefined;
  const parts = [
    ...(granted.length > 0 ? [`allowed-tools ${granted.join(', ')}`] : []),
    ...(tools.length > 0 ? [`tools ${tools.join(', ')}`] : []),
    ...(mode === undefined ? [] : [`permissionMode ${mode}`]),
  ];
  const own = new Set([...granted, ...tools, ...(mode === undefined ? [] : [`mode ${mode}`])]);
  // An agent without a list has every tool.
  const unlimited = kind === 'agent' && tools.length === 0;
  if (parts.length === 0) return;
  add(file, {
    kind,
    name: nameOf(prompt),
    value: JSON.stringify(parts),
    text: oneLine(parts.join('; ')),
    at: { file, path: [] },
    effect: { added: granted.length > 0 || mode !== undefined ? 'opens' : 'changes', removed: kind === 'agent' ? 'changes' : 'closes' },
    changed(before) {
      const was = entriesIn(before.value);
      return unlimited || [...own].some((one) => !was.has(one)) ? 'opens' : 'closes';
    },
    change(before) {
      const was = entriesIn(before.value);
      const gained = [...own].filter((one) => !was.has(one));
      const lost = [...was].filter((one) => !own.has(one));
      return (
        oneLine([...(gained.length > 0 ? [`gains ${gained.join(', ')}`] : []), ...(lost.length > 0 ? [`loses ${lost.join(', ')}`] : [])].join('; ')) ||
        'reordered'
      );
    },
  });
}

/** The tools and the mode in a prompt's value. */
function entriesIn(value: string): ReadonlySet<string> {
  const parts = asStrings(JSON.parse(value)) ?? [];
  return new Set(
    parts.flatMap((part) => {
      const at = part.indexOf(' ');
      return part.startsWith('permissionMode ') ? [`mode ${part.slice(at + 1)}`] : part.slice(at + 1).split(', ');
    }),
  );
}

const nameOf = ({ file, kind }: Prompt): string =>
  kind === 'skill' ? (/([^/]+)\/SKILL\.md$/.exec(file)?.[1] ?? file) : file.slice(file.lastIndexOf('/') + 1).replace(/\.md$/, '');

function serverText({ value }: McpServer): string {
  const { command, args, url } = value;
  if (typeof command === 'string') return oneLine([command, ...(asStrings(args) ?? [])].join(' '));
  return typeof url === 'string' ? oneLine(url) : 'a server';
}

const LONGEST = 200;
const oneLine = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
};
