import { EDIT_COMMANDS } from '../../client/path-commands.ts';
import { ANY_FLAGS } from '../../client/read-only.ts';
import { isSafeAlone, isSafeAssignment } from '../../client/safe-environment.ts';
import { STARTERS } from '../../client/shell-commands.ts';
import { allow, ask, askByRule, askGuarded, type Check, deny } from '../check.ts';
import type { Policy, Session } from '../policy.ts';
import type { Arg, Part } from './command.ts';
import { reachesCredentials } from './credentials.ts';
import { checkPaths } from './path-check.ts';
import { argumentProblem, commandProblem, fedProblem, wrapperProblem } from './problems.ts';
import { isReadOnly } from './read-only.ts';
import { isEditingSed } from './read-only-shapes.ts';
import { allowTexts, behindWrappers, type RuleTexts, ruleTexts } from './texts.ts';
import { behindPlainWrappers, isPeeled, peel, started } from './wrappers.ts';

/** What a part's own rules and checks say. `own` tells that a text rule decided; `path` that a file of the part is the reason. */
export interface PartCheck {
  readonly check: Check;
  readonly path: boolean;
}

/** What the rest of the line does to a part. */
export interface LineFacts {
  /** It is the only command. */
  readonly alone: boolean;
  /** A command of the line exports a variable that is not known to be harmless. */
  readonly exports: boolean;
  /** A `cd` that the client does not follow: then no file is protected any more, only asked about. */
  readonly moved: boolean;
}

/**
 * The nine steps of one simple command, first hit wins (D1); statements and the README count the same way.
 *
 * 1. exact deny  2. exact ask  3. deny patterns  4. ask patterns  5. checks of files and redirections  6. exact allow
 * 7. allow patterns  8. what the client knows itself: acceptEdits, commands that only read  9. what is left is asked about
 *
 * Two things come earlier than their step: a deny rule on a file that the command names before 2 (permissions-traps §6); and what
 * cannot be analysed, and the checks of single programs, before 7, so that 6 passes them and 7 does not (D5, C1-C3, C6, W3).
 */
export function checkPart(part: Part, policy: Policy, dirs: readonly string[], line: LineFacts): PartCheck {
  const { rules, session } = policy;
  const inner = startedCommand(part);
  const { alone } = line;
  const paths = checkPaths(part, inner, policy, dirs);
  if (paths.denied) return { check: paths.denied, path: true };
  const opaque = STARTERS.has(inner[0]?.value ?? '');
  const ruled = guards(policy) ? denyOrAsk(ruleTexts(part), policy, opaque) : undefined;
  if (ruled) return { check: ruled, path: false };
  if (!paths.hidden && reachesCredentials(inner, session.places, dirs.at(-1) ?? session.places.current, line.moved))
    return { check: askGuarded('the command reaches the credentials of the client'), path: true };
  if (paths.asked) return { check: line.moved && paths.asked.lift !== 'guarded' ? { ...paths.asked, lift: 'bare' } : paths.asked, path: true };
  const texts = allowTexts(part);
  const { problem, argument } = problemsOf(part, inner, alone);
  // What cannot be analysed is passed by a rule that is the command as it stands, not by one for what a wrapper starts.
  const limited = problem !== undefined || argument !== undefined || part.argv.length === 0;
  const exact =
    (alone ? rules.shell.allow.exact(part.full) : undefined) ??
    first(limited ? texts.slice(0, alone ? 1 : 0) : texts, (text) => rules.shell.allow.exact(text.exact));
  if (exact) return plain(allow('exact allow', 'an allow rule is this very command', exact));
  if (problem !== undefined) return plain(ask('unanalysable', problem));
  if (argument !== undefined) return plain(ask('command check', argument));
  const pattern = part.argv.length === 0 ? undefined : first(texts, ({ loose }) => rules.shell.allow.pattern(loose));
  if (pattern) return plain(allow('pattern allow', 'an allow rule matches the command', pattern));
  if (acceptsEdits(session) && paths.open && isPlainEdit(part)) {
    return plain(allow('mode', 'acceptEdits lets file commands inside the working directories pass'));
  }
  if (paths.soft) return { check: paths.soft, path: true };
  if (!line.exports && isFree(part, session, rules.specific('deny', 'Read').length > 0)) return plain(allow('read-only', 'the command only reads'));
  return plain(ask('no rule', unruled(part)));
}

/** What no pattern passes: a shape that cannot be analysed, and arguments of single programs, also those that xargs starts. */
export function problemsOf(part: Part, inner: readonly Arg[], alone: boolean): { readonly problem: string | undefined; readonly argument: string | undefined } {
  const fed = fedCommand(inner);
  return {
    problem: part.problem ?? wrapperProblem(part.argv) ?? commandProblem(inner, alone) ?? (fed && fedProblem(fed)),
    argument: argumentProblem(inner) ?? (fed && argumentProblem(fed)),
  };
}

/** What of a command's spelling keeps rules from matching that name the program alone (E1, M3). */
function unruled({ assigns, argv }: Part): string {
  const unsafe = argv.length > 0 ? assigns.find((assign) => !isSafeAssignment(assign)) : undefined;
  if (unsafe) return `no rule allows the command with ${unsafe.name}= in front, which is not known to be harmless`;
  return argv[0]?.value.includes('/') ? 'no rule allows the program by this path' : 'no rule allows the command';
}

const guards = ({ rules }: Policy): boolean => !rules.shell.deny.empty || !rules.shell.ask.empty;

const acceptsEdits = ({ mode }: Session): boolean => mode === 'acceptEdits' || mode === 'auto';

/** A file command that acceptEdits covers, behind safe assignments and the wrappers of W1; touch only as it stands, without options that read other files. */
function isPlainEdit(part: Part): boolean {
  if (!part.assigns.every(isSafeAssignment)) return false;
  const argv = innerCommand(part);
  const [program, ...args] = argv;
  if (program === undefined || !EDIT_COMMANDS.has(program.value)) return false;
  const words = args.map((arg) => arg.value);
  if (program.value === 'sed')
    return isEditingSed(
      words,
      args.some((arg) => /[*?[]/.test(arg.raw.replace(/'[^']*'|"[^"]*"|\\./g, ''))),
    );
  if (program.value !== 'touch') return true;
  return (
    part.assigns.length === 0 &&
    argv.length === part.argv.length &&
    program.raw === 'touch' &&
    !args.some(({ raw, value }) => /^[-\\[]/.test(value) || raw.startsWith('\\'))
  );
}

const plain = (check: Check): PartCheck => ({ check, path: false });

/** Steps 1 to 4: exact deny, exact ask, deny patterns, ask patterns. A text with a redirection is never asked about. */
export function denyOrAsk(texts: RuleTexts, { rules }: Policy, opaque = false): Check | undefined {
  const { deny: denied, ask: asked } = rules.shell;
  if (denied.empty && asked.empty) return undefined;
  const { exact, loose } = texts;
  const patterns = texts.inner.length === 0 ? loose : [...loose, ...texts.inner];
  const exactDeny = first(exact, denied.exact);
  if (exactDeny) return deny('exact deny', 'a deny rule is this very command', exactDeny);
  // Behind a program whose start cannot be checked, every deny comes first.
  const earlyDeny = opaque ? first(patterns, denied.pattern) : undefined;
  if (earlyDeny) return deny('pattern deny', 'a deny rule matches the command', earlyDeny);
  const exactAsk = first(texts.asks ?? loose, asked.exact);
  if (exactAsk) return askByRule('exact ask', exactAsk);
  const patternDeny = first(patterns, denied.pattern);
  if (patternDeny) return deny('pattern deny', 'a deny rule matches the command', patternDeny);
  const patternAsk = first(patterns, asked.pattern);
  return patternAsk ? askByRule('pattern ask', patternAsk) : undefined;
}

function first<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The command behind the wrappers of W1; for xargs, xargs itself. */
export function innerCommand(part: Part): readonly Arg[] {
  if (!isPeeled(part.argv[0]?.value ?? '')) return part.argv;
  const values = part.argv.map((arg) => arg.value);
  const at = behindWrappers(values);
  if (at === 0) return part.argv;
  return part.argv.slice(values[at - 1] === 'xargs' ? at - 1 : at);
}

/** The same with `env` removed, as the path checks and the checks of programs see it. */
export function startedCommand(part: Part): readonly Arg[] {
  const argv = innerCommand(part);
  const at = behindEnv(
    argv.map((arg) => arg.value),
    0,
  );
  return at === 0 ? argv : argv.slice(at);
}

function behindEnv(values: readonly string[], at: number): number {
  const inner = values[at] === 'env' ? started(values, at, 'env') : undefined;
  return inner && 'at' in inner ? inner.at : at;
}

/** What xargs starts, where that follows it at once; further wrappers and `env` removed. */
function fedCommand(argv: readonly Arg[]): readonly Arg[] | undefined {
  if (argv[0]?.value !== 'xargs') return undefined;
  const values = argv.map((arg) => arg.value);
  let at = 0;
  for (let next: number | undefined = 0; next !== undefined && next < values.length; ) {
    at = next;
    next = values[at] === 'xargs' && values[at + 1] === 'xargs' ? at + 1 : peel(values, at);
  }
  return at === 0 ? undefined : argv.slice(behindEnv(values, at));
}

const PLAIN_TEXT: ReadonlySet<string> = new Set(['uniq', 'hostname', 'jq']);

/** Read-only recognition: safe assignments, plain wrappers, free redirections. */
const XARGS_READERS: ReadonlySet<string> = new Set(['grep', 'egrep', 'fgrep', 'head', 'tail']);

function isFree(part: Part, session: Session, deniesReads: boolean): boolean {
  if (part.leading) return false;
  if (part.argv.length === 0) return part.assigns.length === 1 && part.assigns.every(isSafeAlone) && !part.redirected && part.here === '';
  if (!part.assigns.every(isSafeAssignment)) return false;
  const at = isPeeled(part.argv[0]?.value ?? '') ? behindPlainWrappers(part.argv.map((arg) => arg.value)) : 0;
  const program = part.argv[at];
  if (program === undefined) return false;
  // These are recognised by their text alone: no quotes, no assignments, no here-string.
  const plainText = PLAIN_TEXT.has(program.value);
  if (plainText && (program.raw !== program.value || part.assigns.length > 0 || (program.value !== 'jq' && part.here !== ''))) return false;
  if (part.assigns.length > 0 && at > 0 && !ANY_FLAGS.has(program.value)) return false;
  if (program.value === 'history' && at > 0 && part.argv[at - 2]?.value === 'timeout') return false;
  if (program.value === '[' && (part.assigns.length > 0 || at > 0)) return false;
  if (program.value === 'git' && looksBare(session)) return false;
  // What xargs would read is not known, so a Read deny rule could not stop it.
  if (program.value === 'xargs' && deniesReads && part.argv.some((arg) => XARGS_READERS.has(arg.value))) return false;
  if (program.value === 'jq' && part.here !== '' && part.argv.slice(at + 1).every((arg) => /^-[A-Za-z]+$/.test(arg.value))) return true;
  return isReadOnly(at === 0 ? part.argv : part.argv.slice(at));
}

/** git in a folder that looks like a bare repository, or whose `.git` is a file, could run hooks of its own. */
function looksBare({ disk, places }: Session): boolean {
  const has = (name: string): boolean => disk.kind(`${places.current}/${name}`) !== undefined;
  const git = disk.kind(`${places.current}/.git`);
  if (git !== undefined) return git === 'file';
  return has('HEAD') || (has('objects') && has('refs'));
}
