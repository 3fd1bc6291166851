import type { Harness } from '../model/harness.ts';
import { lineOf } from '../policy/bash/last-line.ts';
import { allowTexts, ruleTexts } from '../policy/bash/texts.ts';
import type { Verdict } from '../policy/decide.ts';
import type { Call } from '../policy/policy.ts';
import type { Rule } from '../policy/rule.ts';
import { runsShell } from '../policy/rule-set.ts';
import { shellPattern } from '../policy/specifier.ts';
import { aboutPlace, type Note } from './note.ts';
import type { StartedSession } from './session.ts';

const SHOWN = 3;

/** Rules that look as if they were meant for a call that none decides, and why they do not match. `commands` are those that no rule allows. */
export function nearMisses(
  harness: Harness,
  session: StartedSession,
  call: Call,
  verdict: Verdict,
  commands: readonly string[],
  matched: ReadonlySet<Rule>,
): readonly Note[] {
  if (verdict.rule !== undefined || verdict.decision === 'allow') return [];
  const rules = session.policy.rules.all.filter((rule) => !matched.has(rule));
  const near = call.tool === 'WebFetch' ? nearHosts(rules, call) : runsShell(call.tool) ? commands.flatMap((text) => nearCommands(rules, text, session)) : [];
  return near.slice(0, SHOWN).map(({ rule, why }) => aboutPlace(harness, rule.origin, `${rule.effect} ${rule.text} ${why}`));
}

interface Near {
  readonly rule: Rule;
  readonly why: string;
}

/** A rule on another host of which this one makes part of its name, or the other way round. */
function nearHosts(rules: readonly Rule[], { input }: Call): readonly Near[] {
  const host = typeof input['url'] === 'string' && URL.canParse(input['url']) ? new URL(input['url']).hostname : '';
  return rules.flatMap((rule): Near[] => {
    const named = rule.tool === 'WebFetch' && rule.specifier?.startsWith('domain:') ? rule.specifier.slice('domain:'.length).toLowerCase() : '';
    const plain = named.replace(/^\*\./, '');
    if (host === '' || plain === '' || !(host.includes(plain) || plain.endsWith(`.${host}`))) return [];
    const why = `does not match ${host}: \`domain:h\` is the host h alone and \`domain:*.h\` its subdomains, wherever else the name stands (permissions-paths §4.1)`;
    return [{ rule, why }];
  });
}

/** An allow rule on the program of a command. */
function nearCommands(rules: readonly Rule[], command: string, { policy }: StartedSession): readonly Near[] {
  const { parts, complex } = lineOf(command, policy.session.places.home);
  const [part] = parts;
  if (part === undefined || parts.length > 1 || complex !== undefined) return [];
  const texts = [...allowTexts(part).map(({ loose }) => loose), ...ruleTexts(part).loose];
  const programs = new Set(texts.map(firstWord));
  return rules.flatMap((rule): Near[] => {
    if (rule.effect !== 'allow' || rule.tool !== 'Bash' || rule.specifier === undefined || !programs.has(firstWord(rule.specifier))) return [];
    return [
      {
        rule,
        why: `names the same program, but does not match \`${command}\`: ${part.leading ? LEADING : mismatch(rule.specifier, allowTexts(part)[0]?.loose ?? command)}`,
      },
    ];
  });
}

const LEADING = 'with a redirection in front it is compared as it stands (policy M10)';

const firstWord = (text: string): string => /^[^\s:*]*/.exec(text)?.[0] ?? '';

function mismatch(specifier: string, text: string): string {
  if (firstWord(specifier) !== firstWord(text)) return 'the command begins with something else, and for allow rules that stays (permissions-bash M2, M3, E1)';
  const { kind, text: wanted } = shellPattern(specifier);
  if (kind === 'exact') return 'a rule without a wildcard is that one command (permissions-bash D1)';
  return kind === 'prefix' ? `it wants \`${wanted}\` and then a blank or the end` : 'the text does not fit its pattern';
}
