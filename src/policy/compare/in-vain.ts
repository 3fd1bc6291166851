import { EDIT_COMMANDS } from '../../client/path-commands.ts';
import { couldBeReadOnly } from '../bash/read-only.ts';
import { programName } from '../bash/texts.ts';
import { hasClassifier, type Policy } from '../policy.ts';
import type { ShellPattern } from '../specifier.ts';
import { beginningOf, isOneCommand, type SeenWords, seenIn, startsOthers, wordsOf } from './plain.ts';
import { isUnreached } from './unreached.ts';

/**
 * Ask and deny rules on commands that nothing lets pass. Each function says on what it relies; the README of this floor has the argument,
 * and test/policy/compare holds it against generated calls.
 */

interface Asked {
  readonly pattern: ShellPattern;
}

/**
 * An ask rule whose command nothing in the policy lets pass, so that it is asked about anyway; and no deny rule that the question could come before: an
 * exact ask stands before the patterns of deny rules (D1), and a part that a rule asks about keeps the whole chain from being looked at.
 */
export const asksInVain = ({ pattern }: Asked, policy: Policy): boolean =>
  !hasClassifier(policy.session) && nothingPasses(pattern, policy) && weakensNone(pattern, policy);

/** The same of a deny rule in dontAsk mode, where what is not allowed is refused anyway. */
export const deniesInVain = ({ pattern }: Asked, policy: Policy): boolean => policy.session.mode === 'dontAsk' && nothingPasses(pattern, policy);

/** No bare allow, no allow rule that passes it, no read-only form, no mode that lets it pass. */
function nothingPasses(pattern: ShellPattern, { rules, session }: Policy): boolean {
  const words = wordsOf(pattern);
  const name = words?.[0];
  if (words === undefined || name === undefined || name.includes('/') || startsOthers(name) || /\.exe$/i.test(name) || couldBeReadOnly(words)) return false;
  if (session.mode === 'bypassPermissions' || (EDIT_COMMANDS.has(name) && (session.mode === 'acceptEdits' || session.mode === 'auto'))) return false;
  if (rules.whole('allow', 'Bash') || rules.whole('allow', 'Monitor')) return false;
  return rules.shell.allow.entries.every((entry) => !passes(passedBy(entry.pattern), words));
}

/** The commands that an allow rule may pass, as far as it takes to say that some command is none of them. */
interface Passed {
  /** The program is open, or is started by another one, or by what the shell fills in. */
  readonly anything?: boolean;
  readonly commands: readonly (Omit<SeenWords, 'words'> & { readonly words: readonly string[] | undefined })[];
  /** The rule is one command and nothing behind it. */
  readonly exact?: boolean;
  /** A whole line that passes as it stands, without its quotes: of all its commands only the letters are known. */
  readonly letters?: string;
}

const ANYTHING: Passed = { anything: true, commands: [] };

const known = new WeakMap<ShellPattern, Passed>();

function passedBy(pattern: ShellPattern): Passed {
  const found = known.get(pattern) ?? (pattern.kind === 'exact' ? passedExactly(pattern.text, wordsOf(pattern)) : passedByPattern(pattern));
  known.set(pattern, found);
  return found;
}

function passedExactly(text: string, words: readonly string[] | undefined): Passed {
  const [first = ''] = text.split(' ', 1);
  const name = programName(first);
  if (words !== undefined) {
    // All of the line is known: what a starter does not start here, it does not start.
    const commands = seenIn(words) ?? (startsOthers(name) ? undefined : [{ name, words }]);
    return commands === undefined ? { commands: [], letters: text } : { commands, exact: true };
  }
  if (PROGRAM.test(first) && !startsOthers(name) && isOneCommand(text)) return { commands: [{ name, words: undefined }] };
  return wholeLine(text);
}

/** What the shell would put for its variables is not looked into. */
const wholeLine = (text: string): Passed => (/\$[A-Za-z_{'"]/.test(text) ? ANYTHING : { commands: [], letters: text.replace(/\\\n|["'\\]/g, '') });

const PROGRAM = /^[A-Za-z0-9_./@+-]+$/;

function passedByPattern(pattern: Exclude<ShellPattern, { kind: 'exact' }>): Passed {
  if (isUnreached(pattern)) return { commands: [] };
  const fixed = pattern.kind === 'prefix' ? pattern.text : (pattern.words[0] ?? '');
  const command = fixed.replace(ASSIGNMENTS, '');
  const [first = ''] = command.split(' ', 1);
  // With an open first word any program can be called by a path that begins so.
  if (!PROGRAM.test(first) || (pattern.kind === 'wildcard' && first === command)) return ANYTHING;
  const words = command === fixed ? wordsOf(pattern) : undefined;
  const name = programName(first);
  const commands = startsOthers(name) ? words && seenIn(words) : [{ name, words }];
  if (commands === undefined) return ANYTHING;
  // As a chain, P of `P:*` passes all its commands.
  if (pattern.kind === 'wildcard' || words !== undefined || isOneCommand(pattern.text)) return { commands };
  return { ...wholeLine(pattern.text), commands };
}

const ASSIGNMENTS = /^(?:[A-Za-z_]\w*=[\w./:@%+,-]* )+/;

/** Of the same program another word must differ. */
function passes({ anything, commands, exact, letters }: Passed, words: readonly string[]): boolean {
  const [name = ''] = words;
  if (anything || letters?.includes(name)) return true;
  return commands.some((command) => {
    if (command.name !== name) return false;
    const other = command.words;
    if (other === undefined) return true;
    return !(exact && other.length < words.length) && !other.some((word, i) => i > 0 && i < words.length && word !== words[i]);
  });
}

function weakensNone(pattern: ShellPattern, { rules, session }: Policy): boolean {
  if (session.mode === 'dontAsk') return true;
  const name = wordsOf(pattern)?.[0] ?? '';
  return rules.shell.deny.entries.every((entry) => !mayWeaken(pattern, name, entry.pattern, session.places.home));
}

/** Whether a call that the deny rule stops could be asked about because of the ask rule. An exact deny is always first. */
function mayWeaken(asked: ShellPattern, name: string, denied: ShellPattern, home: string): boolean {
  if (denied.kind === 'exact') return false;
  const beginning = beginningOf(denied);
  // A pattern with a beginning matches a chain only where it matches one of its commands.
  if (beginning === undefined) return true;
  if (asked.kind === 'wildcard') return false;
  const { words, more } = beginning;
  const [first = ''] = words;
  // A starter's rule and an exact ask on what it starts see one command in two texts; so do a path and its last name, `$HOME` and none.
  if (startsOthers(programName(first))) return seenIn(words)?.some((seen) => seen.name === name) ?? true;
  if (programName(first) !== name) return false;
  if (first === name) return `${words.join(' ')} ${more}`.includes(home);
  // Of the same words P of `P:*` is an exact deny.
  const own = wordsOf(asked) ?? [];
  const further = words.length < own.length || (words.length === own.length && denied.kind === 'wildcard');
  return more !== '' || (further && words.every((word, i) => i === 0 || word === own[i]));
}

/**
 * bypassPermissions passes what is allowed and what is not. Allow rules count there only where a deny or ask rule looks at whole chains: behind `&` it does
 * so when every command is allowed; and a rule that is a chain lets it pass a question about one of its commands.
 */
export const allowsInVain = ({ pattern }: Asked, sides: readonly Policy[]): boolean =>
  opensInVain(sides) &&
  (pattern.kind === 'wildcard' ||
    isOneCommand(pattern.text) ||
    sides.every(({ rules }) => rules.shell.ask.entries.every((entry) => isElsewhere(entry.pattern, pattern.text))));

/** The same of an allow rule on files. */
export const opensInVain = (sides: readonly Policy[]): boolean =>
  sides.every((policy) => {
    const { ask, deny } = policy.rules.shell;
    return policy.session.mode === 'bypassPermissions' && [...ask.entries, ...deny.entries].every((entry) => seesNoChain(entry.pattern, policy));
  });

/** A deny or ask pattern that matches a chain only where it matches one of its commands, or where its first command is not allowed. */
function seesNoChain(pattern: ShellPattern, { rules }: Policy): boolean {
  if (pattern.kind === 'exact') return !pattern.text.includes('&');
  if (beginningOf(pattern) !== undefined) return true;
  const words = pattern.kind === 'wildcard' ? wordsBefore(pattern) : undefined;
  if (words === undefined || startsOthers(programName(words[0] ?? '')) || couldBeReadOnly(words)) return false;
  return rules.shell.allow.entries.every((entry) => !passes(passedBy(entry.pattern), words));
}

/** The whole words in front of the first star. */
function wordsBefore({ words }: Extract<ShellPattern, { kind: 'wildcard' }>): readonly string[] | undefined {
  const fixed = words[0] ?? '';
  const blank = fixed.lastIndexOf(' ');
  return blank <= 0 ? undefined : wordsOf({ kind: 'prefix', text: fixed.slice(0, blank) });
}

/** An ask rule on a program that is not in the line. */
function isElsewhere(pattern: ShellPattern, line: string): boolean {
  const name = beginningOf(pattern)?.words[0];
  const { anything, letters } = wholeLine(line);
  return name !== undefined && !anything && letters?.includes(programName(name)) === false;
}
