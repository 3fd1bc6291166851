import { applyAccepts } from '../findings/accept.ts';
import type { Accept, Config } from '../findings/config.ts';
import { compareFindings, type Finding, makeFinding } from '../findings/finding.ts';
import type { AnyRule, Subject } from '../findings/rule.ts';
import { shown } from '../findings/session-policy.lazy.ts';
import type { Focus, Incomplete, Judged } from './check.ts';
import { wordsOf } from './rule-words.lazy.ts';

export interface JudgeOptions {
  readonly config: Config;
  readonly focus?: Focus;
  readonly today?: string;
}

/** Asks the rules, sets aside what somebody answers for, and asks those about that. */
export function judge(rules: readonly AnyRule[], later: readonly AnyRule[], subject: Subject, { config, focus, today }: JudgeOptions): Judged {
  const broken: Incomplete[] = [];
  const ask = (some: readonly AnyRule[], about: Subject): Finding[] => some.flatMap((rule) => findingsOf(rule, about, config, focus, broken));
  // Part of the files or rules cannot show that an accept covers nothing.
  const judged = (accept: Accept): boolean => !focus && (wordsOf(accept.rule)?.tier !== 'audit' || rules.some(({ id }) => id === accept.rule));
  const accepted = applyAccepts(ask(rules, subject), config.accept, today ?? '0000-00-00', judged);
  const second = ask(later, { ...subject, accepts: accepted.accepts });
  return { findings: [...accepted.findings, ...second].sort(compareFindings), broken };
}

function findingsOf(rule: AnyRule, subject: Subject, config: Config, focus: Focus | undefined, broken: Incomplete[]): Finding[] {
  const configured = config.rules[rule.id];
  const severity = configured?.severity;
  if (severity === 'off') return [];
  const findings: Finding[] = [];
  try {
    rule.check(
      subject,
      (at, id, data = {}, more = {}) => {
        if (focus && !focus.has(at.file)) return;
        // A witness that does not show what the finding says would make it a guess.
        const said = more.witness ? shown(subject.harness, at, more) : more;
        if (said) findings.push(makeFinding(speaking(rule), subject.harness, at, id, data, severity ? { ...said, severity } : said));
      },
      { ...defaults(rule), ...configured?.options },
    );
  } catch (error) {
    broken.push({ file: '', reason: `rule ${rule.id} failed: ${error instanceof Error ? error.message : String(error)}` });
  }
  return findings;
}

/** The rule with its words, which the bundle of `check` loads when there is something to say. */
const speaking = (rule: AnyRule): AnyRule => (rule.messages ? rule : { ...rule, ...wordsOf(rule.id) });

const defaults = (rule: AnyRule): Record<string, unknown> =>
  Object.fromEntries(Object.entries(rule.options ?? {}).map(([name, schema]) => [name, schema.default]));
