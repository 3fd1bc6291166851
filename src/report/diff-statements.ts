import type { Capability } from '../capability/program.ts';
import type { Finding } from '../findings/finding.ts';
import type { AnyRule, Severity } from '../findings/rule.ts';
import { CAPABILITY_WORDS, callText, causeText, type DiffReport, isWider, ruleText, unknownText } from './diff-report.ts';
import { clip, visible } from './visible.ts';

/** What a comparison says, in the shape of findings, for the formats that know nothing else: annotations and code scanning. */
export function statements({ difference, findings, head }: DiffReport): readonly Finding[] {
  const { files, changes, unknown, surfaces } = difference;
  return [
    ...files.flatMap(({ file, line, change, reason, rules }) =>
      change === 'falls out of force'
        ? [statement('settings-fall-out-of-force', 'error', `${file} falls out of force, and ${rules.deny} deny rules with it: ${reason}`, file, line)]
        : [],
    ),
    ...changes.filter(isWider).map((change): Finding => {
      const { from, to, rule, capability, witness, decidedBy, reason, side, accepted } = change;
      const severity: Severity = to === 'allow' && capability.some((one) => SEVERE.has(one)) ? 'error' : 'warning';
      const why = capability[0] === undefined ? '' : ` (${capability[0]}: ${CAPABILITY_WORDS[capability[0]]})`;
      const now = decidedBy ? ruleText(decidedBy) : visible(reason);
      const id = to === 'allow' ? 'newly-allowed' : 'asked-instead-of-denied';
      return {
        ...statement(
          id,
          severity,
          `${causeText(change)}: ${callText(witness)} is now ${to}, was ${from}${why}; decided by ${now}`,
          rule?.file ?? '',
          side === 'head' ? (rule?.line ?? null) : null,
        ),
        ...(rule && { scope: rule.scope, grant: { effect: rule.effect, text: rule.text } }),
        witness,
        ...(accepted && { accepted }),
      };
    }),
    ...unknown.map((one) =>
      statement('not-decided', 'warning', `Neither proved harmless nor shown to matter: ${unknownText(one)}`, one.rule?.file ?? '', one.rule?.line ?? null),
    ),
    ...surfaces.flatMap(({ effect, kind, name, text, file, line, change }) =>
      effect === 'closes' || effect === 'changes'
        ? []
        : [statement(SURFACE_IDS[effect], 'warning', `${kind} ${name} ${change}: ${text}`, file, change === 'removed' ? null : line)],
    ),
    ...findings.added,
  ].map((finding) => (finding.file === '' ? { ...finding, file: head.kind === 'file' ? head.name : '.claude/settings.json' } : finding));
}

const SEVERE: ReadonlySet<Capability> = new Set(['exec', 'escalate', 'persist', 'secrets']);
const SURFACE_IDS = { 'runs code': 'runs-unasked', 'guard gone': 'guard-gone', opens: 'opened-further' } as const;

function statement(rule: string, severity: Severity, message: string, file: string, line: number | null): Finding {
  const remedy = STATEMENT_RULES.find(({ id }) => id === rule)?.remedy ?? '';
  return {
    rule,
    severity,
    confidence: 'proven',
    messageId: rule,
    message: clip(visible(message), 1000),
    remedy,
    file,
    line,
    column: null,
    endLine: line,
    endColumn: null,
    related: [],
  };
}

const described = (id: string, severity: Severity, title: string, why: string, remedy: string): AnyRule => ({
  id,
  title,
  severity,
  confidence: 'proven',
  since: '0.1.0',
  why,
  remedy,
  messages: {},
  check() {},
});

/** The statements as code scanning wants them described. */
export const STATEMENT_RULES: readonly AnyRule[] = [
  described(
    'settings-fall-out-of-force',
    'error',
    'A settings file falls out of force',
    'The client drops a whole file for one wrong value, without a word; its deny rules and hooks are gone with it.',
    'Mend the value before the change is merged.',
  ),
  described(
    'newly-allowed',
    'warning',
    'A call is newly allowed',
    'The call needed a question before this change, or was refused. It was decided by the engine on both sides.',
    'Keep the rule only if everything that it permits is wanted; grantlint explain shows what that is.',
  ),
  described(
    'asked-instead-of-denied',
    'warning',
    'A call is asked about instead of refused',
    'What was refused whatever anybody answered is now one careless yes away.',
    'Restore the deny rule, unless its going is the point of the change.',
  ),
  described(
    'not-decided',
    'warning',
    'A change that could not be decided',
    'The change is neither proved to leave every call as it was nor shown to matter.',
    'Look at it as if it were wider.',
  ),
  described(
    'runs-unasked',
    'warning',
    'Code runs without a question',
    'Hooks, helpers, servers and some variables run programs by themselves; no permission rule is asked.',
    'Read what it runs.',
  ),
  described(
    'guard-gone',
    'warning',
    'A guard is gone',
    'A hook that sees every call before it runs can refuse it; without it nothing does.',
    'Make sure that something else refuses what it refused.',
  ),
  described(
    'opened-further',
    'warning',
    'The session is opened further',
    'A mode, a working directory, a skill or a setting lets more pass than before.',
    'Keep it only if that is the point of the change.',
  ),
];
