import { EVALUATORS, KEYWORDS, STARTERS, ZSH_BUILTINS } from '../../client/shell-commands.ts';
import { problemsOf, startedCommand } from '../bash/check-part.ts';
import { parseLine } from '../bash/parse.ts';
import { outsideQuotes } from '../bash/raw-text.ts';
import { programName } from '../bash/texts.ts';
import { isPeeled } from '../bash/wrappers.ts';
import { decide } from '../decide.ts';
import type { Policy } from '../policy.ts';
import type { ShellPattern } from '../specifier.ts';
import { bash, monitor } from './commands.ts';
import { isOneCommand, startsOthers, wordsOf } from './plain.ts';

/** Allow rules that are asked for nothing: whatever they match is stopped before, or passed as well by what they see through. */

/**
 * A pattern on a program of which only an exact rule passes anything (W3, P10): whichever text of a command it matches, that program is what
 * the command or its wrapper starts, and the check of programs comes before patterns. As a chain, P of `P:*` is one command or no line at all.
 */
export function isUnreached(pattern: ShellPattern): boolean {
  if (pattern.kind === 'exact') return false;
  const fixed = pattern.kind === 'prefix' ? pattern.text : (pattern.words[0] ?? '');
  const [name = '', second = ''] = fixed.split(' ');
  if (pattern.kind === 'wildcard' && name === fixed) return false;
  const stopped = KEYWORDS.has(name) || STARTERS.has(name) || (EVALUATORS.has(name) && name !== 'fc') || (ZSH_BUILTINS.has(name) && /^[\w.-]/.test(second));
  return stopped && (pattern.kind === 'wildcard' || isNoChain(pattern.text));
}

/** Text that no rule on a whole chain passes: a single command, or a line that cannot be analysed. */
export const isNoChain = (text: string): boolean => isOneCommand(text) || parseLine(text, '/home').complex !== undefined;

/**
 * A pattern with an operator, a redirection or a here-document behind its first words (`cd x && npm *`), or with a substitution for a program: allow
 * patterns are compared with single commands, and their texts hold no such thing outside quotes (M2). P of `P:*` is compared with whole chains, too.
 */
export function isUnmatched(pattern: ShellPattern): boolean {
  if (pattern.kind === 'exact' || (pattern.kind === 'prefix' && !isNoChain(pattern.text))) return false;
  const fixed = outsideQuotes(pattern.kind === 'prefix' ? pattern.text : (pattern.words[0] ?? ''));
  if (/^(?:\$\((?!\()|`)/.test(fixed)) return true;
  const at = fixed.search(/[;|&<>]/);
  const front = fixed.slice(0, at);
  if (at <= 0 || !/^[\w./:@%+,~[-][\w./:@%+,=~^#?*[\]!\s-]*$/.test(front) || front.includes('[[') || /^\w+=/.test(front)) return false;
  return !/^(?:[<>]\(|<<<)/.test(fixed.slice(at));
}

/**
 * An exact rule on words of the grammar (`done`, `while read f`): no command of a line is this text. As a line it is asked itself; as a chain with
 * redirections it passes what no rule speaks of, and its one command needs no rule, or is stopped for what it is (P9).
 */
export function isGrammar(pattern: ShellPattern, sides: readonly Policy[]): boolean {
  if (pattern.kind !== 'exact' || !KEYWORDS.has(pattern.text.split(/\s/, 1)[0] ?? '') || !isDecidedAlike(pattern.text, sides)) return false;
  const { complex, background, unsure, parts } = parseLine(pattern.text, '/home');
  if (complex !== undefined) return true;
  const [part] = parts;
  if (background || unsure || parts.length !== 1 || part === undefined || part.redirected || part.here !== '') return false;
  const { problem, argument } = problemsOf(part, startedCommand(part), true);
  if (problem !== undefined || argument !== undefined) return true;
  return sides.every((side) => ['read-only', 'pattern allow'].includes(decide(side, bash(pattern.text)).stage));
}

/** An exact rule on a pipe: it passes this very line and none with more in it. */
export function isPipe(pattern: ShellPattern, sides: readonly Policy[]): boolean {
  if (pattern.kind !== 'exact' || !isDecidedAlike(pattern.text, sides)) return false;
  const { complex, background, unsure, pipes, parts } = parseLine(pattern.text, '/home');
  return complex === undefined && pipes && !background && !unsure && parts.length > 1;
}

function isDecidedAlike(command: string, [first, ...others]: readonly Policy[]): boolean {
  if (first === undefined) return true;
  return [bash(command), monitor(command)].every((call) => {
    const { decision } = decide(first, call);
    return others.every((side) => decide(side, call).decision === decision);
  });
}

/**
 * What xargs starts: of `xargs cat a` allow rules see `cat a` too, so `xargs cat:*` adds nothing to `cat:*`. (Another wrapper may stand behind xargs
 * itself, where they see no further.) Returns the words that the inner command begins with.
 */
export function behindXargs(pattern: ShellPattern): readonly string[] | undefined {
  const words = pattern.kind === 'exact' ? undefined : wordsOf(pattern);
  const [first, inner] = words ?? [];
  if (words === undefined || first !== 'xargs' || inner === undefined || inner.startsWith('-') || inner.includes('=') || isPeeled(programName(inner)))
    return undefined;
  return pattern.kind === 'prefix' && !isOneCommand(pattern.text) ? undefined : words.slice(1);
}

/**
 * An allow rule of plain words on a program that starts no other: whatever text of a command it matches, deny and ask patterns are compared
 * with the same text (M2, M6), and before it (D1).
 */
export function isSeenByStronger(pattern: ShellPattern): boolean {
  const name = wordsOf(pattern)?.[0];
  return name !== undefined && !name.includes('/') && !startsOthers(name);
}
