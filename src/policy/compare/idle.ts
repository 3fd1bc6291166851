import { EDIT_COMMANDS } from '../../client/path-commands.ts';
import { parseLine } from '../bash/parse.ts';
import { couldBeReadOnly } from '../bash/read-only.ts';
import { allowTexts, programName, RESERVED } from '../bash/texts.ts';
import { isPeeled, isStarter } from '../bash/wrappers.ts';
import { contains } from '../language/machine.ts';
import { PLAIN_COMMANDS } from '../language/plain.ts';
import { hasClassifier, type Policy } from '../policy.ts';
import type { ShellPattern } from '../specifier.ts';

/**
 * Rules on commands that act nowhere, although their texts are no other rule's. Each function says on what it relies; the README of this
 * floor has the argument, and test/policy/compare holds it against generated calls.
 */

/** One command, all of it as rules see it: no operator, no redirection, no second blank, nothing that the shell fills in. */
export function isOneCommand(text: string): boolean {
  const { complex, parts, background, unsure } = parseLine(text, '/home');
  const [part] = parts;
  if (complex !== undefined || background || unsure || parts.length !== 1 || part === undefined || part.redirected || part.argv.length === 0) return false;
  return part.text === text && allowTexts(part)[0]?.loose === text;
}

/** A quote that does not end: no text of a line that can be read is that. */
export const isUnclosed = (text: string): boolean => (text.match(/"/g)?.length ?? 0) % 2 === 1 && !text.includes("'") && !text.includes('\\');

/**
 * A command pattern that is words and no more: `git push`, `git push:*`, `git push *`. Such a pattern matches a chain only where it matches
 * the chain's first command. undefined for any other.
 */
export function wordsOf(pattern: ShellPattern): readonly string[] | undefined {
  const text = textOf(pattern);
  if (text === undefined || !contains(PLAIN_COMMANDS, text)) return undefined;
  const words = text.split(' ');
  return RESERVED.has(words[0] ?? '') || words.some((word) => SHELL_WORDS.has(word)) ? undefined : words;
}

function textOf(pattern: ShellPattern): string | undefined {
  if (pattern.kind !== 'wildcard') return pattern.text;
  return pattern.optionalTail ? (pattern.words[0] ?? '').slice(0, -1) : undefined;
}

const SHELL_WORDS: ReadonlySet<string> = new Set([
  'then',
  'do',
  'else',
  'elif',
  'fi',
  'done',
  'esac',
  'for',
  'while',
  'until',
  'if',
  'case',
  'select',
  'function',
  'time',
  'in',
  'coproc',
]);

/** Whether a program starts another one, so that rules look at more than its own text. */
export const startsOthers = (name: string): boolean => isStarter(name) || isPeeled(name) || RESERVED.has(name) || SHELL_WORDS.has(name);

interface Asked {
  readonly pattern: ShellPattern;
}

/**
 * An ask rule whose command nothing lets pass, so that it is asked about anyway: no bare allow, no allow rule of its program or of one that
 * starts others, no read-only form, no mode that lets it pass; and no deny rule that an exact ask could come before.
 */
export const asksInVain = ({ pattern }: Asked, sides: readonly Policy[]): boolean =>
  sides.every((policy) => !hasClassifier(policy.session) && nothingPasses(pattern, policy));

/** The same of a deny rule where what is not allowed is refused anyway: in dontAsk mode, and by a classifier unless an ask rule keeps it from it. */
export const deniesInVain = ({ pattern }: Asked, sides: readonly Policy[]): boolean =>
  sides.every((policy) => refusesAll(policy) && nothingPasses(pattern, policy));

function refusesAll({ rules, session }: Policy): boolean {
  if (session.mode === 'dontAsk') return true;
  const asks = rules.all.some(({ effect, tool }) => effect === 'ask' && (tool === 'Bash' || tool === 'Monitor' || tool.includes('*')));
  return hasClassifier(session) && !session.bypassAvailable && !asks;
}

function nothingPasses(pattern: ShellPattern, policy: Policy): boolean {
  const { rules, session } = policy;
  const words = wordsOf(pattern);
  const name = words?.[0];
  if (words === undefined || name === undefined || name.includes('/') || startsOthers(name) || /\.exe$/i.test(name) || couldBeReadOnly(words)) return false;
  if (session.mode === 'bypassPermissions' || (EDIT_COMMANDS.has(name) && (session.mode === 'acceptEdits' || session.mode === 'auto'))) return false;
  if (rules.whole('allow', 'Bash') || rules.whole('allow', 'Monitor')) return false;
  return isApart(reachOf(policy), words);
}

function deniesPlainly(pattern: ShellPattern): boolean {
  const name = wordsOf(pattern)?.[0];
  return name !== undefined && !startsOthers(programName(name));
}

/** The commands that the allow rules of a policy let pass, as far as it takes to say that some command is none of them. */
interface Reach {
  /** Nothing can be said: a rule whose program is open or starts others, a deny rule that looks at chains. */
  readonly open: boolean;
  /** Allow rules by program: their words, or undefined where only the program is sure. */
  readonly programs: ReadonlyMap<string, readonly (readonly string[] | undefined)[]>;
  /** What rules without a whole first word begin with. */
  readonly beginnings: readonly string[];
  /** Whole lines that are allowed as they stand, without quotes. */
  readonly lines: readonly string[];
}

const reaches = new WeakMap<Policy, Reach>();

function reachOf(policy: Policy): Reach {
  const known = reaches.get(policy);
  if (known !== undefined) return known;
  const { allow, deny } = policy.rules.shell;
  const programs = new Map<string, (readonly string[] | undefined)[]>();
  const beginnings: string[] = [];
  const lines: string[] = [];
  let open = !deny.entries.every((entry) => deniesPlainly(entry.pattern));
  for (const { pattern } of allow.entries) {
    if (open) break;
    const text = pattern.kind === 'wildcard' ? (pattern.words[0] ?? '') : pattern.text;
    const [first = '', ...rest] = text.split(' ');
    if (pattern.kind !== 'wildcard' && wordsOf(pattern) === undefined && !isOneCommand(text)) {
      // What the shell or the client would make of these is not looked into.
      if (/\$['"]|\$.*=|=.*\$/s.test(text)) open = true;
      lines.push(text.replace(/["'\\]/g, ''));
    }
    const name = programName(first);
    if (!/^[A-Za-z0-9_./@+-]+$/.test(first)) open = true;
    else if (pattern.kind === 'wildcard' && rest.length === 0) beginnings.push(first);
    else if (startsOthers(name)) open = true;
    else programs.set(name, [...(programs.get(name) ?? []), wordsOf(pattern)]);
  }
  open ||= beginnings.some((first) => first.includes('/') || [...STARTING].some((other) => other.startsWith(first)));
  const reach = { open, programs, beginnings, lines };
  reaches.set(policy, reach);
  return reach;
}

/** No part that an allow rule passes has a text that begins with these words; of the same program another word must differ. */
function isApart({ open, programs, beginnings, lines }: Reach, words: readonly string[]): boolean {
  const [name = ''] = words;
  return (
    !open &&
    !beginnings.some((first) => name.startsWith(first)) &&
    !lines.some((line) => line.includes(name)) &&
    (programs.get(name) ?? []).every((other) => other?.some((word, i) => i > 0 && i < words.length && word !== words[i]) === true)
  );
}

const STARTING: ReadonlySet<string> = new Set([
  ...RESERVED,
  ...SHELL_WORDS,
  ...'time nohup noglob builtin command nice timeout stdbuf xargs env sudo doas pkexec exec nocorrect watch setsid ionice flock chrt taskset unshare nsenter script strace ltrace sandbox-exec'.split(
    ' ',
  ),
]);

/** bypassPermissions passes what is allowed and what is not: allow rules count only where a deny or ask looks at whole chains. */
export const allowsInVain = (sides: readonly Policy[]): boolean =>
  sides.every(
    ({ rules, session }) =>
      session.mode === 'bypassPermissions' &&
      (['deny', 'ask'] as const).every((effect) => rules.shell[effect].entries.every(({ pattern }) => wordsOf(pattern) !== undefined)),
  );

/**
 * An allow rule of plain words on a program that starts no other: whatever text of a command it matches, deny and ask patterns are compared
 * with the same text (M2, M6), and before it (D1).
 */
export function isSeenByStronger(pattern: ShellPattern): boolean {
  const name = wordsOf(pattern)?.[0];
  return name !== undefined && !name.includes('/') && !startsOthers(name);
}
