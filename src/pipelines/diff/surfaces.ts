import { place } from '../../findings/finding.ts';
import { asStrings } from '../../load/values.ts';
import type { Harness, McpServer } from '../../model/harness.ts';
import { MODES, type Mode } from '../../model/run.ts';
import { hookStandings } from '../loaded-hooks.ts';
import { serverStandings } from '../loaded-servers.ts';
import type { StartedSession } from '../session.ts';
import { addPrompt } from './prompt-surfaces.ts';
import { addSettings } from './settings-surfaces.ts';
import { oneLine, type Surface, type SurfaceChange, type SurfaceEffect } from './surface.ts';

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

/** From the mode that lets through least to the one that lets through most. */
const OPENNESS: readonly Mode[] = ['plan', 'dontAsk', 'default', 'acceptEdits', 'auto', 'bypassPermissions'];
const openness = (mode: string): number => OPENNESS.indexOf(MODES.find((known) => known === mode) ?? 'default');

function serverText({ value }: McpServer): string {
  const { command, args, url } = value;
  if (typeof command === 'string') return oneLine([command, ...(asStrings(args) ?? [])].join(' '));
  return typeof url === 'string' ? oneLine(url) : 'a server';
}
