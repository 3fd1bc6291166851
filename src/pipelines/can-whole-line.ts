import type { Harness } from '../model/harness.ts';
import type { CommandLine } from '../policy/bash/command.ts';
import { lineOf } from '../policy/bash/last-line.ts';
import type { Stage } from '../policy/check.ts';
import type { Verdict } from '../policy/decide.ts';
import { partsOf } from '../policy/matching.ts';
import type { Call } from '../policy/policy.ts';
import type { Rule } from '../policy/rule.ts';
import { matchesBashRule, shellPattern } from '../policy/specifier.ts';
import { aboutPlace, type Note } from './note.ts';
import type { StartedSession } from './session.ts';

/** How the line was judged. */
interface Judged {
  readonly verdict: Verdict;
  /** What stops it, or would without the rule or mode that lifts it. */
  readonly stop: Verdict;
  /** Its commands, each as it would be judged alone, and what stops each. */
  readonly parts: readonly Verdict[];
  readonly stops: readonly Verdict[];
}

/** Rules whose text is like the whole line, and which do not act on it. */
export function uncompared(harness: Harness, { policy }: StartedSession, call: Call, judged: Judged, matched: ReadonlySet<Rule>): readonly Note[] {
  const { command } = call.input;
  if (typeof command !== 'string' || partsOf(call, policy.session).length === 0) return [];
  const line = lineOf(command, policy.session.places.home);
  return policy.rules.all.flatMap((rule): Note[] => {
    if (rule.tool !== 'Bash' || rule.specifier === undefined || rule === judged.verdict.rule || matched.has(rule)) return [];
    if (!matchesBashRule(rule.specifier, command)) return [];
    const why =
      rule.effect !== 'allow'
        ? whyNoGuard(command, line, judged)
        : shellPattern(rule.specifier).kind === 'exact' && !line.pipes && !line.background
          ? 'an exact rule for a chain does not lift what stops the only part that does not pass by itself (permissions-traps §4)'
          : 'an allow rule with a wildcard never spans an operator, and none spans a pipe: each part needs a rule of its own (permissions-bash M5)';
    return [aboutPlace(harness, rule.origin, `${rule.effect} ${rule.text} looks like this line, but does not act on it: ${why}`)];
  });
}

/** What stops a part so that the client looks at the whole line. */
const LOOKED_AT: ReadonlySet<Stage> = new Set<Stage>(['path check', 'unanalysable', 'safety check']);

/** Of a deny or ask rule: why the client did not hold it against the line as a whole. */
function whyNoGuard(command: string, { pipes, redirected }: CommandLine, { verdict, stop, parts, stops }: Judged): string {
  if (verdict.rule !== undefined && verdict.rule.effect !== 'allow')
    return 'a rule on one of its parts has already decided, and then the line is not looked at as a whole';
  if (verdict.reason.includes('chain')) return 'an allow rule that is this very chain comes first (permissions-traps §4)';
  if (parts.every(({ decision, stage }) => decision === 'allow' && stage !== 'whole-tool allow'))
    return 'each part passes by itself, and then the client does not look at the line as a whole; a rule on one of the parts would act (permissions-traps §1)';
  if (!pipes && ![stop, ...stops].some(({ stage }) => LOOKED_AT.has(stage)))
    return 'joined by `&&`, `||` or `;`, the line is looked at as a whole only where a part cannot be analysed or is stopped for its files, and none is here; a rule on one of the parts would act (permissions-traps §1)';
  return redirected || command.includes('#')
    ? 'the client compares the line without redirections and comments, and that is another text (permissions-bash M6)'
    : 'the client does not come to it (permissions-traps §1, §4)';
}
