import { allow, ask, askForSafety, type Check, deny } from '../check.ts';
import type { Policy } from '../policy.ts';
import type { Rule } from '../rule.ts';
import { checkPart, denyOrAsk, type PartCheck, startedCommand } from './check-part.ts';
import type { CommandLine, Part } from './command.ts';
import { folderOf, folderProblem, movesUnseen } from './folders.ts';
import { lineOf } from './last-line.ts';
import { TOO_LONG } from './parse.ts';
import { checkPaths } from './path-check.ts';
import { exportsUnsafely } from './problems.ts';
import { UNCLOSED } from './raw-text.ts';
import { criticalRemoval, deniedScript } from './removals.ts';
import { type RuleTexts, ruleTexts, textsInComplex } from './texts.ts';

/** The command of Bash or Monitor: analysed, judged part by part, put together again. */
export function checkShell(command: string, policy: Policy): Check {
  const line = lineOf(command, policy.session.places.home);
  const check = line.complex === undefined ? checkPlain(line, policy) : checkComplex(line, policy, line.complex);
  if (check.decision === 'deny' || check.lift === 'final') return check;
  return safetyCheck(line, policy) ?? check;
}

/** S1, S3, and what the client cannot be sure to read as the shell does. */
function safetyCheck(line: CommandLine, policy: Policy): Check | undefined {
  const { places } = policy.session;
  const why = line.complex === UNCLOSED ? undefined : criticalRemoval(line.parts, places);
  if (why !== undefined) return { decision: 'ask', stage: 'critical removal', reason: why, lift: 'critical' };
  if (line.unsure) return { decision: 'ask', stage: 'critical removal', reason: 'the shell may read the line in another way', lift: 'critical' };
  const stopped = deniedScript(line.parts, places.home, (part) => isDenied(part, policy));
  return stopped ? askForSafety('a shell -c script holds a removal that a deny rule stops') : undefined;
}

function isDenied(part: Part, { rules }: Policy): boolean {
  const { exact, loose } = ruleTexts(part);
  return exact.some((text) => rules.shell.deny.exact(text)) || loose.some((text) => rules.shell.deny.pattern(text));
}

/** What cannot be analysed: every reachable command against deny, then an exact rule for the whole text, then ask (D5). */
function checkComplex(line: CommandLine, policy: Policy, why: string): Check {
  const { deny: denied, ask: asked, allow: allowed } = policy.rules.shell;
  const whole = wholeTexts(line);
  const texts = [whole, ...line.parts.map(textsInComplex)];
  const exact = texts.flatMap((text) => text.exact);
  const loose = texts.flatMap((text) => [...text.loose, ...text.inner]);
  const path = why === 'a subshell' || why === 'unterminated double quote' ? deniedPath(line, policy) : undefined;
  if (path) return path;
  const denies = first(exact, denied.exact) ?? first(loose, denied.pattern);
  if (denies) return deny('pattern deny', 'a deny rule matches a command in it', denies);
  const exactAllow = !exactReaches(line) || first(whole.asks ?? [], asked.exact) ? undefined : first([line.source], allowed.exact);
  if (exactAllow) return allow('exact allow', 'an allow rule is this very command', exactAllow);
  const asks = first([...(whole.asks ?? []), ...loose], asked.exact) ?? first(loose, asked.pattern);
  if (asks) return { decision: 'ask', stage: 'pattern ask', reason: 'an ask rule matches a command in it', rule: asks, lift: 'final' };
  return ask('unanalysable', why);
}

/** Whether an exact allow rule passes text that cannot be analysed (D5): not a subshell, and nothing that is too long (P4). */
export const exactReaches = ({ complex, source }: CommandLine): boolean => complex !== TOO_LONG && (complex !== 'a subshell' || /^time\s/.test(source));

/** In a subshell the files of the commands are looked at all the same. */
function deniedPath(line: CommandLine, policy: Policy): Check | undefined {
  const dirs = [policy.session.places.current];
  return line.parts.map((part) => checkPaths(part, startedCommand(part), policy, dirs).denied).find((check) => check !== undefined);
}

function first(texts: readonly string[], find: (text: string) => Rule | undefined): Rule | undefined {
  for (const text of texts) {
    const found = find(text);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The whole chain in the spellings that rules with operators may match. */
function wholeTexts({ source, chain, loose, redirected, commented }: CommandLine): RuleTexts {
  // The common case, one spelling for all.
  if (source === chain && source === loose && !/[=;\n]/.test(source)) return { exact: [source], asks: [source], loose: [source], inner: [] };
  const unassigned = withoutAssignments(chain);
  const raw = redirected || commented ? [] : [source];
  const spellings = [loose, loose.replaceAll('; ', ' ; '), withoutAssignments(loose), ...(source.includes('\n') ? [] : raw)];
  return { exact: unique([source, chain, unassigned]), asks: unique([chain, unassigned, ...raw]), loose: loose === '' ? [] : unique(spellings), inner: [] };
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

const withoutAssignments = (text: string): string => text.replace(/^(?:[A-Za-z_]\w*=[^\s'"`$(]*\s+)+/, '');

/** Parts judged apart and combined (D3, D4 as permissions-traps §1, §2 and §4 have it). */
function checkPlain(line: CommandLine, policy: Policy): Check {
  const { shell } = policy.rules;
  if (line.parts.length === 0) return allow('read-only', 'nothing runs');
  const whole = wholeTexts(line);
  const exactDeny = first(whole.exact, shell.deny.exact) ?? backgroundRule(line, shell.deny.exact);
  if (exactDeny) return deny('exact deny', 'a deny rule is this very command', exactDeny);
  const checks = checkParts(line.parts, policy);
  const denied = checks.find(({ check }) => check.decision === 'deny');
  if (denied) return denied.check;
  const failing = checks.filter(({ check }) => check.decision !== 'allow');
  const problem = folderProblem(line.parts, policy);
  const passes =
    failing.length === 0 ||
    (line.background && line.parts.length === 1 && line.parts[0]?.argv.length === 0 && line.parts[0].assigns.length > 0) ||
    backgroundRule(line, shell.allow.exact) !== undefined ||
    (line.background && first([line.source, line.chain], shell.allow.exact) !== undefined);
  if (passes && problem === undefined)
    return line.background ? (denyOrAsk(whole, policy) ?? askForSafety('`&` puts off what runs past the checks')) : allowed(checks);
  const chain = line.parts.length > 1 || whole.exact[0] !== line.parts[0]?.text;
  const exactAllow = chain && problem === undefined ? exactChain(line, whole, failing, policy) : undefined;
  if (exactAllow) return exactAllow;
  const asked = failing.some(({ check }) => check.rule !== undefined);
  const consulted = chain && !asked && (line.pipes || problem !== undefined || failing.some(({ path, check }) => path || check.stage === 'unanalysable'));
  const wholeRule = consulted ? denyOrAsk(whole, policy) : undefined;
  if (wholeRule)
    return line.parts.length > 1
      ? { ...wholeRule, reason: `${wholeRule.rule?.effect === 'deny' ? 'a deny' : 'an ask'} rule matches the whole chain` }
      : wholeRule;
  const strongest = strongestOf(failing);
  return problem !== undefined && strongest.lift === 'bare' ? ask('path check', problem) : strongest;
}

/** A rule with `&` on the only command, wrappers removed. */
function backgroundRule({ background, parts }: CommandLine, find: (text: string) => Rule | undefined): Rule | undefined {
  const part = background && parts.length === 1 ? parts[0] : undefined;
  return (
    part &&
    first(
      ruleTexts(part).loose.map((text) => `${text} &`),
      find,
    )
  );
}

/** An exact rule for the chain passes it unless exactly one part fails and says why (permissions-traps §4). */
function exactChain(line: CommandLine, whole: RuleTexts, failing: readonly PartCheck[], { rules }: Policy): Check | undefined {
  if (line.pipes || line.background || first(whole.asks ?? [], rules.shell.ask.exact)) return undefined;
  const texts = line.commented && /[;\n]/.test(line.chain) ? [line.source] : [line.source, line.chain];
  const own = line.parts.length === 1 ? line.parts[0]?.text : undefined;
  const rule = first(
    texts.filter((text) => text !== own),
    rules.shell.allow.chain,
  );
  if (!rule) return undefined;
  const only = failing.length === 1 ? failing[0]?.check : undefined;
  return only !== undefined && only.stage !== 'no rule' ? undefined : allow('exact allow', 'an allow rule is this very chain', rule);
}

/** The reason that stands hardest: ask rules and safety checks before what a bare allow lifts. */
function strongestOf(failing: readonly PartCheck[]): Check {
  for (const lift of ['critical', 'final', 'guarded', 'safety'] as const) {
    const found = failing.find(({ check }) => check.lift === lift);
    if (found) return found.check;
  }
  return failing[0]?.check ?? ask('no rule', 'no rule allows the command');
}

function allowed(checks: readonly PartCheck[]): Check {
  const ruled = checks.find(({ check }) => check.rule !== undefined);
  return (ruled ?? checks[0])?.check ?? allow('read-only', 'nothing runs');
}

/** Parts in order, each where the `cd` before it leads. */
function checkParts(parts: readonly Part[], policy: Policy): readonly PartCheck[] {
  let dirs: readonly string[] = [policy.session.places.current];
  const line = {
    alone: parts.length === 1,
    exports: parts.length > 1 && parts.some((part) => exportsUnsafely(part.argv)),
    moved: parts.some((part) => movesUnseen(part, policy)),
  };
  return parts.map((part, i) => {
    // Behind a pipe the check of the files stands all the same.
    const first = i === 0 || parts[i - 1]?.pipeline !== part.pipeline;
    const result = checkPart(part, policy, dirs, first ? line : { ...line, moved: false });
    dirs = folderOf(part, dirs, policy);
    return result;
  });
}
