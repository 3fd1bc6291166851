import { rules } from '../../../rules/index.ts';
import { DEFAULT_RUN } from '../../client/default-run.ts';
import { compareFindings, type Finding } from '../../findings/finding.ts';
import { memoryWorld } from '../../world/memory.ts';
import { check } from '../check.ts';
import type { Setting } from './alone.ts';

/** What the lint rules say about this rule in a settings file that holds nothing else. */
export type Advice = Pick<Finding, 'rule' | 'severity' | 'message' | 'remedy' | 'witness'>;

const FILES = {
  project: '.claude/settings.json',
  local: '.claude/settings.local.json',
  user: '~/.claude/settings.json',
  managed: '/managed/managed-settings.json',
  flag: '.claude/settings.json',
} as const;

/** These judge the project around the rule, not the rule. */
const AROUND: ReadonlySet<string> = new Set([
  'undefined-mcp-server',
  'ignored-when-untrusted',
  'saved-one-off',
  'tracked-local-settings',
  'settings-not-loaded',
]);
const RANK = { error: 0, warning: 1, note: 2 } as const;

export function adviceOn(text: string, { as, scope }: Pick<Setting, 'as' | 'scope'>): readonly Advice[] {
  const file = FILES[scope];
  const world = memoryWorld({ [file]: JSON.stringify({ permissions: { [as]: [text] } }) });
  // A file given on the command line has a folder of its own, which the lint rules do not know.
  const passes = (id: string): boolean => !AROUND.has(id) && (scope !== 'flag' || id !== 'misanchored-path');
  const { findings } = check(world, { rules: rules.filter(({ id }) => passes(id)), run: DEFAULT_RUN });
  return findings
    .filter((finding) => finding.file === file || finding.grant !== undefined)
    .sort((a, b) => RANK[a.severity] - RANK[b.severity] || compareFindings(a, b))
    .map(({ rule, severity, message, remedy, witness }) => ({ rule, severity, message, remedy, ...(witness && { witness }) }));
}
