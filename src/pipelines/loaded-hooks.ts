import { HOOK_EVENTS } from '../client/hook-events.ts';
import { matches, readMatcher } from '../client/hook-matcher.ts';
import type { Harness, Hook } from '../model/harness.ts';
import type { KeyPath, Origin } from '../model/origin.ts';
import type { FileStanding, StartedSession } from './session.ts';

/** A hook as a session finds it. */
export interface HookStanding {
  readonly hook: Hook;
  readonly status: 'runs' | 'conditional' | 'off';
  /** When it runs, or why it does not. */
  readonly reason?: string;
}

export function hookStandings(harness: Harness, session: StartedSession): readonly HookStanding[] {
  const files = new Map(session.files.map((one) => [one.file.file, one]));
  const off = switchedOff(session);
  return [...harness.hooks, ...harness.droppedHooks].flatMap((hook): HookStanding[] => {
    const file = files.get(hook.origin.file);
    if (file?.status === 'elsewhere') return [];
    const why = whyOff(hook, file, off);
    if (why !== undefined) return [{ hook, status: 'off', reason: why }];
    if (hook.source === 'settings') return [{ hook, status: 'runs' }];
    return [{ hook, status: 'conditional', reason: CONDITIONS[hook.source](session.run.trusted) }];
  });
}

const CONDITIONS: Readonly<Record<Exclude<Hook['source'], 'settings'>, (trusted: boolean) => string>> = {
  plugin: () => 'where the plugin is installed and enabled',
  skill: () => 'once the skill is called, for the rest of the session',
  command: () => 'once the command is called, for the rest of the session',
  agent: (trusted) => (trusted ? 'while the agent runs' : 'not while the folder is untrusted (permissions-paths §8)'),
};

interface Switch {
  readonly at: Origin;
  readonly why: string;
  readonly spares: 'managed' | undefined;
}

/** permissions-paths §5.7: the strongest file that says something about all hooks wins. */
function switchedOff({ files }: StartedSession): Switch | undefined {
  const loaded = files.filter(({ status }) => status === 'in force' || status === 'partly').map(({ file }) => file);
  const managed = loaded.find(({ scope, value }) => scope === 'managed' && value['allowManagedHooksOnly'] === true);
  if (managed) return { at: { file: managed.file, path: ['allowManagedHooksOnly'] }, why: 'managed settings allow managed hooks only', spares: 'managed' };
  for (const scope of ['managed', 'flag', 'local', 'project', 'user'] as const) {
    const file = loaded.find((one) => one.scope === scope && typeof one.value['disableAllHooks'] === 'boolean');
    if (!file) continue;
    if (file.value['disableAllHooks'] === false) return undefined;
    return { at: { file: file.file, path: ['disableAllHooks'] }, why: `disableAllHooks in ${file.file}`, spares: scope === 'managed' ? undefined : 'managed' };
  }
  return undefined;
}

function whyOff(hook: Hook, file: FileStanding | undefined, off: Switch | undefined): string | undefined {
  if (file?.status === 'dropped') return file.reason;
  if (off && (off.spares === undefined || hook.scope !== off.spares)) return off.why;
  if (!HOOK_EVENTS.includes(hook.event)) return 'the client knows no event of this name';
  const loss = file?.file.losses.find(({ origin }) => startsWith(hook.origin.path, origin.path) || startsWith(origin.path, hook.origin.path));
  if (loss) return `the client drops it: ${loss.message}`;
  return readMatcher(hook.matcher).kind === 'invalid' ? 'its matcher is no valid expression, so it never runs' : undefined;
}

const startsWith = (path: KeyPath, start: KeyPath): boolean => start.length > 0 && start.length <= path.length && start.every((key, i) => path[i] === key);

/** Hooks of an event that run for calls of a tool. */
export const hooksOn = (hooks: readonly HookStanding[], event: string, tool: string): readonly HookStanding[] =>
  hooks.filter(({ hook, status }) => status !== 'off' && hook.event === event && matches(readMatcher(hook.matcher), tool));
