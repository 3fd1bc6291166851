import type { Capability } from '../capability/program.ts';
import type { Finding } from '../findings/finding.ts';
import type { Run } from '../model/run.ts';
import type { RuleAt } from '../pipelines/can.ts';
import type { Incomplete } from '../pipelines/check.ts';
import { CAPABILITY_ORDER, type ChangeAt, type UnknownAt } from '../pipelines/diff/changes.ts';
import type { Difference } from '../pipelines/diff/diff.ts';
import { RANK } from '../policy/compare.ts';
import type { Call } from '../policy/policy.ts';
import { counted } from './report.ts';
import { placeText } from './session-report.ts';
import { clip, visible } from './visible.ts';

/** What was compared, as the user named it. */
export interface Compared {
  readonly kind: string;
  readonly name: string;
  readonly commit?: string;
}

/** Everything that a format of `diff` prints. */
export interface DiffReport {
  readonly version: string;
  readonly client: string;
  readonly run: Run;
  readonly root: string;
  readonly user: boolean;
  readonly base: Compared;
  readonly head: Compared;
  readonly difference: Difference;
  readonly findings: { readonly added: readonly Finding[]; readonly removed: readonly Finding[] };
  readonly incomplete: readonly Incomplete[];
}

export const isWider = ({ from, to }: Pick<ChangeAt, 'from' | 'to'>): boolean => RANK[to] > RANK[from];

/** Capabilities in words that need no catalogue. */
export const CAPABILITY_WORDS: Readonly<Record<Capability, string>> = {
  exec: 'runs any program',
  escalate: 'acts as another user or outside of the sandbox',
  persist: 'stays behind after the session',
  secrets: 'reads secrets',
  'write-any': 'writes any file',
  destroy: 'destroys data',
  publish: 'publishes to others',
  'network-out': 'sends data out',
  install: 'installs packages',
  'network-in': 'listens on the network',
  'read-any': 'reads any file',
};

/** Changes of one kind, under one heading. */
export interface ChangeGroup {
  readonly title: string;
  readonly wider: boolean;
  readonly changes: readonly ChangeAt[];
}

/** Newly allowed by the worst that each can do, then asked instead of denied, then what is narrower. */
export function groups(changes: readonly ChangeAt[]): readonly ChangeGroup[] {
  const allowed = changes.filter((c) => isWider(c) && c.to === 'allow');
  const of = (from: string, to: string) => changes.filter((c) => c.from === from && c.to === to);
  return [
    ...CAPABILITY_ORDER.map((capability) => ({
      title: `Newly allowed: ${CAPABILITY_WORDS[capability]} (${capability})`,
      wider: true,
      changes: allowed.filter((c) => c.capability[0] === capability),
    })),
    { title: 'Newly allowed', wider: true, changes: allowed.filter((c) => c.capability.length === 0) },
    { title: 'Asked instead of denied', wider: true, changes: of('deny', 'ask') },
    { title: 'Newly denied', wider: false, changes: [...of('allow', 'deny'), ...of('ask', 'deny')] },
    { title: 'Asked instead of allowed', wider: false, changes: of('allow', 'ask') },
  ].filter((group) => group.changes.length > 0);
}

/** `+ allow Bash(make:*)`, or what the session does otherwise. */
export function causeText({ rule, part, cause }: Pick<ChangeAt, 'rule' | 'part' | 'cause'>): string {
  if (!rule) return part === 'mode' ? 'the permission mode' : part === 'folders' ? 'the working directories' : `the session (${part ?? 'other'})`;
  const sign = cause === 'rule added' ? '+' : cause === 'rule removed' ? '-' : '~';
  return `${sign} ${rule.effect} ${clip(visible(rule.text))}`;
}

export const ruleText = (rule: RuleAt): string => `${rule.effect} ${clip(visible(rule.text))} (${placeText(rule.file, rule.line)})`;

/** `Bash: make -f x`, safe for a terminal. */
export function callText({ tool, input }: Call): string {
  const entries = Object.entries(input).filter(([name, value]) => typeof value !== 'string' || !FILLERS.get(name)?.includes(value));
  const [only] = entries;
  const told = entries.length === 1 && typeof only?.[1] === 'string' ? only[1] : JSON.stringify(input);
  return clip(visible(`${tool}${entries.length === 0 ? '' : `: ${told}`}`), 300);
}

/** What calls are given because the tool wants it. */
const FILLERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['content', ['']],
  ['new_source', ['']],
  ['old_string', ['a']],
  ['new_string', ['b']],
  ['description', ['x']],
  ['prompt', ['x', 'Summarise']],
]);

/** One line that says how the two sides stand to each other. */
export function verdictText({ verdict, changes, unknown, rewritten, surfaces, files }: Difference): string {
  const up = changes.filter(isWider).length;
  const down = changes.length - up;
  const more = unknown.length > 0 ? `; ${counted(unknown.length, 'change')} could not be decided` : '';
  switch (verdict) {
    case 'widened':
      return `Wider: ${counted(up, 'change')} let more happen${more}`;
    case 'narrowed':
      return `Narrower: ${counted(down, 'change')} let less happen${more}`;
    case 'incomparable':
      return `Wider and narrower: ${counted(up, 'change')} let more happen, ${down} less${more}`;
    case 'unknown':
      return `Not decided: ${counted(unknown.length, 'change')} could neither be proved harmless nor shown to matter`;
    case 'equivalent':
      return rewritten > 0
        ? `Equivalent: ${counted(rewritten, 'rule')} added, gone or spelt otherwise, and every call is decided as before (proved)`
        : `No call is decided differently (proved)${surfaces.length + files.length > 0 ? ', but more than rules changed' : ''}`;
  }
}

export const comparedText = ({ name, commit }: Compared): string => {
  const short = commit?.slice(0, 10);
  return short === undefined || name.startsWith(short) || commit?.startsWith(name) ? visible(short ?? name) : `${visible(name)} (${short})`;
};

/** Start folder or profile, said only where it is not the root. */
export const sessionText = (session: string): string =>
  session === '' ? '' : session.endsWith('.json') ? `user settings kept in ${visible(session)}` : `session in ${visible(session)}`;

export const unknownText = ({ rule, part, why }: UnknownAt): string => `${rule ? ruleText(rule) : `the session (${part ?? 'other'})`}: ${visible(why)}`;
