import { entriesOf } from '../load/entry/entry.lazy.ts';
import type { ClientStart } from '../model/entry.ts';
import type { Harness, Prompt, SettingsFile } from '../model/harness.ts';
import { MODES, type Mode } from '../model/run.ts';
import type { Policy } from '../policy/policy.ts';
import { ruleOf } from '../policy/rule.ts';
import { compileRules } from '../policy/rule-set.ts';
import { skipOf } from '../policy/syntax.ts';
import { flagNamed, skippingWord } from './entry-flags.ts';
import { isEverywhere } from './grants.ts';
import { folderOf, nameOf, textOf } from './prompts.ts';

/** A place that starts the client without a person and tells it to use a skill. */
export interface SkillStart {
  readonly start: ClientStart;
  /** `/name`: only then the skill's own `allowed-tools` count (permissions-paths §9.3). */
  readonly byName: boolean;
}

/** Where files of the tree start this skill with nobody to answer: its name stands in the prompt, or the prompt in its description. */
export function startsOf(skill: Prompt, harness: Harness): readonly SkillStart[] {
  const names = [nameOf(folderOf(skill.file)), textOf(skill, 'name') ?? ''].filter((name) => name !== '');
  return entriesOf(harness).starts.flatMap((start): SkillStart[] => {
    if (!isUnattended(start)) return [];
    const prompt = promptOf(start);
    const byName = names.some((name) => calls(prompt, name));
    return byName || names.some((name) => speaksOf(prompt, name)) || isDescribed(prompt, textOf(skill, 'description') ?? '') ? [{ start, byName }] : [];
  });
}

const isUnattended = ({ flags, via }: ClientStart): boolean => via === 'official action' || flagNamed(flags, 'print') !== undefined;

/** What it is told: the words of the call, what is piped into it, the action's `prompt`. */
function promptOf({ prompt, inputs, command }: ClientStart): string {
  const piped = command?.reads?.args ?? [];
  return [...prompt, ...piped, ...[inputs.get('prompt'), inputs.get('direct_prompt')].filter((word) => word !== undefined)]
    .map(({ value }) => value)
    .join('\n');
}

const calls = (prompt: string, name: string): boolean => new RegExp(`(?:^|[\\s"'\`])/${escaped(name)}(?![\\w:/-])`, 'i').test(prompt);

/** A name of several words, in any spelling, is meant where it stands; a single word only as a skill. */
function speaksOf(prompt: string, name: string): boolean {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const spelt = words.map(escaped).join('[\\s_-]+');
  if (spelt === '') return false;
  if (words.length > 1) return new RegExp(`(?<![\\w/:-])${spelt}(?![\\w-])`, 'i').test(prompt);
  return new RegExp(`\\bskill:?\\s+["'\`]?${spelt}\\b|\\b${spelt}["'\`]?\\s+skill\\b`, 'i').test(prompt) || prompt.trim().toLowerCase() === name.toLowerCase();
}

/** "Use when asked for the daily brief", and that is what is asked for. */
function isDescribed(prompt: string, description: string): boolean {
  const words = prompt.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length >= 2 && words.length <= 8 && new RegExp(`\\b${words.map(escaped).join('[^\\p{L}\\p{N}]+')}\\b`, 'iu').test(description);
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** What decides a call in such a run; undefined: nobody can tell, or nothing is asked in it. */
export function policyOfStart({ start }: SkillStart, settings: readonly SettingsFile[], dir: string, policy: Policy): Policy | undefined {
  const { flags, complete, via } = start;
  if (!complete || skippingWord(flags) || flags.some(({ name, sure }) => !sure && CHANGES.has(name)) || UNTOLD.some((name) => flagNamed(flags, name)))
    return undefined;
  // The action allows tools of its own.
  if (via === 'official action') return undefined;
  const asked = flagNamed(flags, 'permission-mode')?.values[0];
  if (asked && !asked.known) return undefined;
  const mode = modeNamed(asked?.value) ?? defaultMode(settings, dir);
  // A classifier decides there, not rules; and nothing is asked where all is skipped.
  if (mode === 'auto' || mode === 'bypassPermissions') return undefined;
  const lists = [flagNamed(flags, 'allowedTools'), flagNamed(flags, 'disallowedTools')];
  if (lists.some((list) => list?.values.some(({ known }) => !known))) return undefined;
  const from = { scope: 'flag', source: 'command line', base: policy.session.places.start } as const;
  const extra = lists.flatMap((list, i) => {
    const effect = i === 0 ? 'allow' : 'deny';
    return (list?.values ?? []).flatMap(({ value }) => rulesIn(value).flatMap((text) => (skipOf(text, effect) ? [] : [ruleOf(text, effect, from)])));
  });
  return { rules: extra.length === 0 ? policy.rules : compileRules([...policy.rules.all, ...extra]), session: { ...policy.session, mode } };
}

const CHANGES: ReadonlySet<string> = new Set(['permission-mode', 'allowedTools', 'disallowedTools', 'dangerously-skip-permissions']);
/** More settings, other sources of them, another program that answers: what they permit does not stand here. */
const UNTOLD = ['settings', 'setting-sources', 'permission-prompt-tool', 'bare', 'restricted', 'safe-mode', 'agent'];

const modeNamed = (text: unknown): Mode | undefined => (text === 'manual' ? 'default' : MODES.find((mode) => mode === text));

/** Of the settings that such a session reads, strongest first; a project cannot start the two widest (permissions-paths §5.4). */
export function defaultMode(settings: readonly SettingsFile[], dir: string): Mode {
  const rank = { managed: 0, flag: 1, local: 2, project: 3, user: 4 } as const;
  const read = settings.filter((file) => file.inForce && (isEverywhere(file) || file.dir === dir)).toSorted((a, b) => rank[a.scope] - rank[b.scope]);
  for (const { value, scope } of read) {
    const permissions = value['permissions'];
    const mode = typeof permissions === 'object' && permissions !== null && 'defaultMode' in permissions ? modeNamed(permissions.defaultMode) : undefined;
    if (mode === undefined || ((scope === 'project' || scope === 'local') && (mode === 'auto' || mode === 'bypassPermissions'))) continue;
    return mode;
  }
  return 'default';
}

/** `--allowedTools "Read,Bash(git log:*)"`: words parted by commas or spaces outside of parentheses. */
function rulesIn(list: string): readonly string[] {
  return list.match(/(?:[^\s,()]|\([^()]*\))+/g) ?? [];
}
