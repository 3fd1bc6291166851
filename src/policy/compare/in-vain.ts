import { EDIT_COMMANDS } from '../../client/path-commands.ts';
import { couldBeReadOnly } from '../bash/read-only.ts';
import { programName, RESERVED } from '../bash/texts.ts';
import { isStarter } from '../bash/wrappers.ts';
import { hasClassifier, type Policy } from '../policy.ts';
import type { RuleSet } from '../rule-set.ts';
import type { ShellPattern } from '../specifier.ts';
import { type Beginning, beginningOf, isOneCommand, type SeenWords, seenIn, startsOthers, wordsOf } from './plain.ts';
import { isNoChain, isUnmatched, isUnreached } from './unreached.ts';

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
  (asksAll(policy) || (!hasClassifier(policy.session) && nothingPasses(pattern, policy))) && weakensNone(pattern, policy);

/** The question stops nothing that passed, though it may come before a refusal: of a deny rule, or where a classifier stands behind. */
export const stopsNothing = ({ pattern }: Asked, policy: Policy): boolean => asksAll(policy) || nothingPasses(pattern, policy);

/** A question about the whole tool stands behind whatever is not denied (R10); it holds for Monitor as well. */
const asksAll = ({ rules }: Policy): boolean => rules.whole('ask', 'Bash') !== undefined;

/** Without the tool no rule on its commands is asked (R2); Monitor goes with it. */
export const isRemoved = ({ rules }: Policy): boolean => rules.whole('deny', 'Bash') !== undefined;

/** Whether all that could be allowed is asked about or refused anyway, and no deny rule looks at chains that an allow rule would let pass. */
export const stopsAll = (policy: Policy): boolean =>
  isRemoved(policy) || (asksAll(policy) && policy.rules.shell.deny.entries.every((entry) => seesNoChain(entry.pattern, policy)));

/** The same of a deny rule in dontAsk mode, where what is not allowed is refused anyway. */
export const deniesInVain = ({ pattern }: Asked, policy: Policy): boolean => policy.session.mode === 'dontAsk' && nothingPasses(pattern, policy);

/** No bare allow, no allow rule that passes it, no read-only form, no mode that lets it pass. */
function nothingPasses(pattern: ShellPattern, { rules, session }: Policy): boolean {
  const words = wordsOf(pattern);
  if (words === undefined) return false;
  const name = programName(words[0] ?? '');
  if ((startsOthers(name) && !isSeenWhole(name)) || /\.exe$/i.test(words[0] ?? '') || couldBeReadOnly([name, ...words.slice(1)])) return false;
  if (session.mode === 'bypassPermissions' || (EDIT_COMMANDS.has(name) && (session.mode === 'acceptEdits' || session.mode === 'auto'))) return false;
  if (rules.whole('allow', 'Bash') || rules.whole('allow', 'Monitor')) return false;
  return nonePasses(rules, words);
}

/** What the allow rules of a policy pass, by the program of which it is known. */
interface Reach {
  readonly open: boolean;
  readonly lines: readonly Passed[];
  readonly programs: ReadonlyMap<string, readonly Passed[]>;
}

const reaches = new WeakMap<RuleSet, Reach>();

function reachOf(rules: RuleSet): Reach {
  const found = reaches.get(rules);
  if (found !== undefined) return found;
  const programs = new Map<string, Passed[]>();
  const lines: Passed[] = [];
  let open = false;
  for (const { pattern } of rules.shell.allow.entries) {
    const passed = passedBy(pattern);
    open ||= passed.anything === true;
    if (passed.letters !== undefined) lines.push(passed);
    for (const { name } of passed.commands) {
      const list = programs.get(name);
      if (list === undefined) programs.set(name, [passed]);
      else list.push(passed);
    }
  }
  const reach = { open, lines, programs };
  reaches.set(rules, reach);
  return reach;
}

function nonePasses(rules: RuleSet, words: readonly string[]): boolean {
  const { open, lines, programs } = reachOf(rules);
  return !open && ![...lines, ...(programs.get(programName(words[0] ?? '')) ?? [])].some((passed) => passes(passed, words));
}

/** Starters that allow rules do not see through: what passes with one of them has a rule on it. */
const isSeenWhole = (name: string): boolean => isStarter(name) && name !== 'env';

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
  const name = nameOf(first);
  if (words !== undefined && name !== undefined) {
    // All of the line is known: what a starter does not start here, it does not start.
    const commands = seenIn(words) ?? (startsOthers(name) ? undefined : [{ name, words }]);
    return commands === undefined ? { commands: [], letters: text } : { commands, exact: true };
  }
  if (name !== undefined && !startsOthers(name) && isOneCommand(text)) return { commands: [{ name, words: leadingWords(text) }] };
  return wholeLine(text);
}

/** What the shell would put for its variables is not looked into. */
const wholeLine = (text: string): Passed => (fillsInProgram(text) ? ANYTHING : { commands: [], letters: text.replace(/\\\n|["'\\]/g, '') });

/** The bare name of a program, whatever stands for the folders in front of it; undefined where it could be any. */
function nameOf(word: string): string | undefined {
  if (!/^(?:[\w./@+:%,~*?[\]^-]|\$\w|\$\{\w+\})+$/.test(word) || (word.includes('$') && !/\/[\w.@+-]+$/.test(word))) return undefined;
  return programName(word);
}

/** Whether a variable could give a program of the line its name: anywhere but behind an ordinary word, and nothing in the line starts others. */
function fillsInProgram(text: string): boolean {
  if (!/\$[A-Za-z_{'"]/.test(text)) return false;
  const words = text.split(/\s+/);
  return words.some((word, i) => {
    const before = words[i - 1] ?? '';
    if (startsOthers(programName(word)) && !RESERVED.has(word) && word !== 'done' && word !== 'fi') return true;
    return (
      /\$[A-Za-z_{'"]/.test(word) && (/[(`;|&]\$[A-Za-z_{'"]/.test(word) || !/^[^;|&(){}!`]+$/.test(before) || /^\w+\+?=/.test(before) || RESERVED.has(before))
    );
  });
}

/** The words in front that are plain. */
function leadingWords(text: string): readonly string[] {
  const words = text.split(' ');
  const end = words.findIndex((word) => !/^[\w./@+:%,~-]+$/.test(word));
  return end < 0 ? words : words.slice(0, end);
}

function passedByPattern(pattern: Exclude<ShellPattern, { kind: 'exact' }>): Passed {
  if (isUnreached(pattern) || isUnmatched(pattern)) return { commands: [] };
  const fixed = pattern.kind === 'prefix' ? pattern.text : (pattern.words[0] ?? '');
  const command = fixed.replace(ASSIGNMENTS, '');
  const [first = ''] = command.split(' ', 1);
  const name = nameOf(first);
  // With an open first word any program can be called by a path that begins so.
  if (name === undefined || (pattern.kind === 'wildcard' && first === command)) return ANYTHING;
  const words = command === fixed ? wordsOf(pattern) : undefined;
  // The word that a star ends is not known.
  const leading = leadingWords(pattern.kind === 'prefix' ? command : command.slice(0, command.lastIndexOf(' ')));
  const commands = startsOthers(name) ? words && seenIn(words) : [{ name, words: leading }];
  if (commands === undefined) return ANYTHING;
  // As a chain, P of `P:*` passes all its commands.
  if (pattern.kind === 'wildcard' || words !== undefined || isNoChain(pattern.text)) return { commands };
  return { ...wholeLine(pattern.text), commands };
}

const ASSIGNMENTS = /^(?:[A-Za-z_]\w*=(?:[\w./:@%+,-]|"[^"$`\\]*"|'[^']*')* )+/;

/** Of the same program another word must differ. */
function passes({ anything, commands, exact, letters }: Passed, words: readonly string[]): boolean {
  const name = programName(words[0] ?? '');
  if (anything || (letters !== undefined && holdsWord(letters, name))) return true;
  return commands.some((command) => {
    if (command.name !== name) return false;
    const other = command.words;
    if (other === undefined) return true;
    return !(exact && other.length < words.length) && !other.some((word, i) => i > 0 && i < words.length && word !== words[i]);
  });
}

/** Whether a name stands in a line by itself: as a word, or as the end of a path. */
function holdsWord(line: string, name: string): boolean {
  for (let at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1)) {
    if (!/[\w.-]/.test(line[at - 1] ?? ' ') && !/^(?!\.exe)[\w.-]/i.test(line.slice(at + name.length, at + name.length + 4))) return true;
  }
  return false;
}

function weakensNone(pattern: ShellPattern, { rules, session }: Policy): boolean {
  if (session.mode === 'dontAsk') return true;
  const words = wordsOf(pattern) ?? [];
  return rules.shell.deny.entries.every((entry) => !mayWeaken(pattern, words, entry.pattern, session.places.home));
}

/** Whether a call that the deny rule stops could be asked about because of the ask rule. An exact deny is always first. */
function mayWeaken(asked: ShellPattern, own: readonly string[], denied: ShellPattern, home: string): boolean {
  if (denied.kind === 'exact') return false;
  const beginning = beginningOf(denied);
  // A pattern with a beginning matches a chain only where it matches one of its commands.
  if (beginning === undefined) return true;
  if (asked.kind === 'wildcard') return false;
  // Of a starter and what it starts, of a path and its last name, of `$HOME` and none rules see one command in two texts.
  const seen = seenIn(own) ?? [{ name: programName(own[0] ?? ''), words: own }];
  return seen.some((one) => maySeeToo(beginning, denied, one, one.words[0] === own[0], home));
}

/** Whether the deny rule may match another text of a command that is this in one of its texts. */
function maySeeToo({ words, more }: Beginning, denied: ShellPattern, { name, words: own }: SeenWords, asWritten: boolean, home: string): boolean {
  const [first = ''] = words;
  if (startsOthers(programName(first))) return seenIn(words)?.some((inner) => inner.name === name) ?? true;
  if (programName(first) !== name) return false;
  if (`${words.join(' ')} ${more}`.includes(home)) return true;
  // Then it matches what the question is about itself, which a plain call shows.
  if (asWritten && first === own[0]) return false;
  // Of the same words P of `P:*` is an exact deny.
  const further = words.length < own.length || (words.length === own.length && denied.kind === 'wildcard');
  return more !== '' || (further && words.every((word, i) => i === 0 || word === own[i]));
}

/**
 * bypassPermissions passes what is allowed and what is not. Allow rules count there only where a deny or ask rule looks at whole chains: behind `&` it does
 * so when every command is allowed; and a rule that is a chain lets it pass a question about one of its commands.
 */
export const allowsInVain = ({ pattern }: Asked, sides: readonly Policy[]): boolean =>
  sides.every((policy) => {
    const { ask } = policy.rules.shell;
    return (
      opensInVain([policy]) &&
      (pattern.kind === 'wildcard' || isOneCommand(pattern.text) || ask.entries.every((entry) => isElsewhere(entry.pattern, pattern.text)))
    );
  });

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
  const operand = operandOf(pattern);
  if (operand !== undefined) return rules.shell.allow.entries.every((entry) => !couldBegin(entry.pattern, operand));
  const words = pattern.kind === 'wildcard' ? wordsBefore(pattern) : undefined;
  if (words === undefined || startsOthers(programName(words[0] ?? '')) || couldBeReadOnly(words)) return false;
  return nonePasses(rules, words);
}

/**
 * `* .env*`: letters behind a blank, wherever they stand. In a chain that is in one of its commands, where the pattern matches that command, or the program of
 * one. undefined for any other pattern, and for letters that could name a program that needs no rule, or a variable.
 */
function operandOf(pattern: ShellPattern): string | undefined {
  if (pattern.kind !== 'wildcard' || pattern.words[0] !== '' || pattern.words.length > 3 || (pattern.words[2] ?? '') !== '') return undefined;
  return /^ ([.~/-][\w./~:@%+,=*-]*)(?: [\w./~:@%+,=*-]+)*$/.exec(pattern.words[1] ?? '')?.[1];
}

/** Whether an allow rule may pass a program that begins with these letters. */
function couldBegin(pattern: ShellPattern, letters: string): boolean {
  const fixed = (pattern.kind === 'wildcard' ? (pattern.words[0] ?? '') : pattern.text).replace(ASSIGNMENTS, '');
  const [first = ''] = fixed.split(/\s/, 1);
  if (pattern.kind === 'exact' && !/^\S+$/.test(first)) return true;
  const open = pattern.kind === 'wildcard' && first === fixed;
  return first.startsWith(letters) || (open && letters.startsWith(first)) || (pattern.kind !== 'wildcard' && /[;|&\n]/.test(fixed) && fixed.includes(letters));
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
  return name !== undefined && !anything && letters !== undefined && !holdsWord(letters, programName(name));
}
