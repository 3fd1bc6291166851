import { allow, ask, askForSafety, type Check, deny } from '../check.ts';
import { resolve } from '../paths/posix.ts';
import type { Policy } from '../policy.ts';
import { checkPart, denyOrAsk, type PartCheck } from './check-part.ts';
import type { CommandLine, Part } from './command.ts';
import { parseLine } from './parse.ts';
import { criticalRemoval, deniedScript } from './removals.ts';
import { denyTexts } from './texts.ts';

/** The command of Bash or Monitor: analysed, judged part by part, put together again. */
export function checkShell(command: string, policy: Policy, _tool: 'Bash' | 'Monitor'): Check {
  const line = parseLine(command, policy.session.places.home);
  const check = line.complex === undefined ? checkPlain(line, policy) : checkComplex(line, policy, line.complex);
  return check.decision === 'deny' || check.lift === 'final' ? check : (removalCheck(line, policy) ?? check);
}

function isDenied(part: Part, { rules }: Policy): boolean {
  const texts = denyTexts(part);
  return texts.some((text) => rules.shell.deny.exact(text) !== undefined || rules.shell.deny.pattern(text) !== undefined);
}

function removalCheck(line: CommandLine, policy: Policy): Check | undefined {
  const { session } = policy;
  const why = criticalRemoval(line.parts, session.places);
  if (why === undefined && deniedScript(line.parts, session.places.home, (part) => isDenied(part, policy))) {
    return askForSafety('a shell -c script holds a removal that a deny rule stops');
  }
  return why === undefined ? undefined : { decision: 'ask', stage: 'critical removal', reason: why, lift: 'critical' };
}

/** D1 for what cannot be analysed: every reachable command against deny and ask, then an exact rule for the whole text. */
function checkComplex(line: CommandLine, policy: Policy, why: string): Check {
  const { rules } = policy;
  const texts = [...wholeTexts(line), ...line.parts.flatMap(denyTexts)];
  const denied = firstRule(texts, rules.shell.deny.exact) ?? firstRule(texts, rules.shell.deny.pattern);
  if (denied) return deny('pattern deny', 'a deny rule matches a command in it', denied);
  const asked = firstRule(texts, rules.shell.ask.exact) ?? firstRule(texts, rules.shell.ask.pattern);
  if (asked) return { decision: 'ask', stage: 'pattern ask', reason: 'an ask rule matches a command in it', rule: asked, lift: 'final' };
  const exact = rules.shell.allow.exact(line.source);
  if (exact) return allow('exact allow', 'an allow rule is this very command', exact);
  return ask('unanalysable', why);
}

function firstRule<T>(texts: readonly string[], find: (text: string) => T | undefined): T | undefined {
  for (const text of texts) {
    const found = find(text);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The whole chain in the spellings that rules with operators may match. */
function wholeTexts(line: CommandLine): readonly string[] {
  const chain = line.chain.join('');
  return [...new Set([chain, chain.replaceAll('; ', ' ; '), ...(line.redirected ? [] : [line.source])])].filter((text) => text !== '');
}

function checkPlain(line: CommandLine, policy: Policy): Check {
  const { rules, session } = policy;
  if (line.parts.length === 0) return allow('read-only', 'nothing runs');
  const whole = wholeTexts(line);
  const single = line.parts.length === 1 && !line.subshell;
  const exactDeny = firstRule(whole, rules.shell.deny.exact);
  if (exactDeny) return deny('exact deny', 'a deny rule is this very command', exactDeny);
  const checks = checkParts(line.parts, policy);
  const denied = checks.find(({ check }) => check.decision === 'deny');
  if (denied) return denied.check;
  const failing = checks.filter(({ check }) => check.decision !== 'allow');
  const chainProblem = line.subshell ? 'a subshell' : folderProblem(line.parts, session.places.current, checks);
  if (failing.length === 0 && chainProblem === undefined) {
    return line.background ? askForSafety('`&` puts off what runs past the checks') : allowed(checks);
  }
  const wholeRule = single ? undefined : wholeChainRule(line, whole, failing, chainProblem, policy);
  if (wholeRule) return wholeRule;
  const exactAllow = line.pipes || line.background || line.subshell || single ? undefined : firstRule(whole, rules.shell.allow.exact);
  if (exactAllow && failing.length !== 1 && chainProblem === undefined) return allow('exact allow', 'an allow rule is this very chain', exactAllow);
  if (chainProblem !== undefined && failing.every(({ check }) => check.lift === 'bare')) return ask('path check', chainProblem);
  return strongest(failing);
}

/** The reason that stands hardest: ask rules and safety checks before what a bare allow lifts. */
function strongest(failing: readonly PartCheck[]): Check {
  for (const lift of ['critical', 'final', 'safety'] as const) {
    const found = failing.find(({ check }) => check.lift === lift);
    if (found) return found.check;
  }
  return failing[0]?.check ?? ask('no rule', 'no rule allows the command');
}

/** traps 1: rules with operators are compared with the whole chain only where it is piped and a part fails, or a path check stops a part. */
function wholeChainRule(
  line: CommandLine,
  whole: readonly string[],
  failing: readonly PartCheck[],
  problem: string | undefined,
  policy: Policy,
): Check | undefined {
  const consulted = line.subshell || line.pipes || failing.some(({ path }) => path) || problem !== undefined;
  return consulted ? denyOrAsk(whole, policy) : undefined;
}

function allowed(checks: readonly PartCheck[]): Check {
  const ruled = checks.find(({ check }) => check.rule !== undefined);
  return (ruled ?? checks[0])?.check ?? allow('read-only', 'nothing runs');
}

/** Parts in order, each where the `cd` before it leads. */
function checkParts(parts: readonly Part[], policy: Policy): readonly PartCheck[] {
  let dir = policy.session.places.current;
  return parts.map((part) => {
    const result = checkPart(part, policy, dir);
    if (part.argv[0]?.value === 'cd' && part.argv[1] !== undefined && !part.argv[1].dynamic) dir = resolve(dir, part.argv[1].value);
    return result;
  });
}

/** T5: changing the folder together with git, a write or a redirection. */
function folderProblem(parts: readonly Part[], current: string, _checks: readonly PartCheck[]): string | undefined {
  const changes = parts.filter((part) => part.argv[0]?.value === 'cd');
  if (changes.length === 0) return undefined;
  if (changes.length > 1) return 'more than one change of the folder';
  const target = changes[0]?.argv[1]?.value;
  const stays = target !== undefined && resolve(current, target) === current;
  const others = parts.filter((part) => part.argv[0]?.value !== 'cd');
  if (!stays && others.some((part) => part.argv[0]?.value === 'git')) return 'a change of the folder before a version-control command';
  if (parts.some((part) => part.redirs.some((redir) => redir.writes))) return 'a change of the folder with an output redirection';
  return others.some((part) => WRITERS.has(part.argv[0]?.value ?? '')) ? 'a change of the folder with a command that writes' : undefined;
}

const WRITERS: ReadonlySet<string> = new Set(['rm', 'rmdir', 'mv', 'cp', 'mkdir', 'touch', 'tee', 'sed']);
