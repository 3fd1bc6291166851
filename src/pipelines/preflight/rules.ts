import type { Config } from '../../findings/config.ts';
import type { Finding } from '../../findings/finding.ts';
import type { AnyRule, Subject } from '../../findings/rule.ts';
import { rulesOf } from '../../findings/rule-source.ts';
import type { Harness } from '../../model/harness.ts';
import type { Run } from '../../model/run.ts';
import { judge } from '../judge.lazy.ts';
import type { CheckName, Results } from './failure.ts';

/** Lint rules whose findings keep a run from doing its job, or let others decide what it does. What is merely broad is for `check`. */
export const RULES: Readonly<Record<string, CheckName>> = {
  'settings-not-in-force': 'settings',
  'dropped-settings-entry': 'settings',
  'duplicate-key': 'settings',
  'look-alike-control': 'settings',
  'ignored-additional-directory': 'settings',
  'writable-configuration': 'settings',
  'permission-rule-skipped': 'rules',
  'unconsulted-rule': 'rules',
  'unmatchable-rule': 'rules',
  'unmatchable-path': 'rules',
  'unmatchable-mcp-name': 'rules',
  'misanchored-path': 'rules',
  'unknown-tool': 'rules',
  'undefined-mcp-server': 'rules',
  'deny-on-chain': 'rules',
  'blanked-variable': 'variables',
  'unexpanded-variable': 'variables',
  'readable-secret': 'secrets',
  'tracked-secret': 'secrets',
  'mcp-file-not-in-force': 'servers',
  'skipped-mcp-server': 'servers',
  'unknown-mcp-key': 'servers',
  'known-bad-package': 'servers',
  'undefined-enabled-server': 'servers',
  'undefined-disabled-server': 'servers',
  'missing-hook-script': 'hooks',
  'dead-matcher': 'hooks',
  'unknown-hook-event': 'hooks',
};

/** What these rules say at warning or above, without what somebody answers for. */
export function checkRules(
  all: readonly AnyRule[],
  harness: Harness,
  run: Run,
  { config, today, script }: { readonly config: Config; readonly today: string; readonly script: string | undefined },
  results: Results,
): readonly Finding[] {
  const rules = all.filter(({ id }) => Object.hasOwn(RULES, id));
  const subject: Subject = { harness, run, settings: { vars: undefined, never: [], always: [] }, accepts: [], configFile: config.document?.file };
  const { findings, broken } = judge(rulesOf(rules, subject, undefined, true), [], subject, { config, today });
  for (const { reason } of broken) results.doubt('rules', reason, 'Report this: a rule should never fail.');
  // Other checks have said what is wrong with the script itself, and with the client's own file.
  const said = ({ rule, file }: Finding): boolean =>
    (rule === 'writable-configuration' && file === script) || (rule === 'mcp-file-not-in-force' && file === '~/.claude.json');
  const found = findings.filter((finding) => finding.severity !== 'note' && !finding.accepted && !said(finding));
  for (const { rule, message, remedy, file, line } of found) results.fail(RULES[rule] ?? 'rules', message, firstSentence(remedy), { file, line, rule });
  return found;
}

/** Remedies of rules go on; the first sentence says what to do. */
export const firstSentence = (text: string): string => /^(?:`[^`]*`|[^`.]|\.(?=\S))*\.(?=\s|$)/.exec(text)?.[0] ?? text;
