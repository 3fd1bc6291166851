import { decide } from '../policy/decide.ts';
import type { Call, Policy } from '../policy/policy.ts';
import type { Rule } from '../policy/rule.ts';
import { compileRules, runsShell } from '../policy/rule-set.ts';

/** Each of them is left out once and the rest compiled anew; nobody reads a longer list. */
const MOST = 200;

/** The allow rules on files without which a shell command would not run: they open what it reads or writes, and never decide it by name. */
export function openedBy(policy: Policy, call: Call): readonly Rule[] {
  const onFiles = policy.rules.all.filter(
    ({ effect, tool, specifier }) => effect === 'allow' && (tool === 'Read' || tool === 'Edit') && specifier !== undefined,
  );
  if (!runsShell(call.tool) || onFiles.length === 0 || onFiles.length > MOST) return [];
  const runs = (kept: readonly Rule[]): boolean => {
    const rules = compileRules(policy.rules.all.filter((rule) => !onFiles.includes(rule) || kept.includes(rule)));
    return decide({ ...policy, rules }, call).decision === 'allow';
  };
  if (!runs(onFiles) || runs([])) return [];
  let kept = onFiles;
  for (const rule of onFiles) {
    const fewer = kept.filter((other) => other !== rule);
    if (runs(fewer)) kept = fewer;
  }
  return kept;
}
