import { type ShellPattern, shellPattern } from '../policy/specifier.ts';
import { type ShellText, shellText } from './shell-text.ts';

/** Why a Bash specifier can match no call, or hardly any. */
export interface DeadText {
  readonly reason: string;
  readonly remedy?: string;
  /** It matches one literal text, and nothing of what its form promises. */
  readonly partly?: true;
  /** A left-over that nobody relies on. */
  readonly junk?: true;
  /** What opens it again elsewhere: an Edit rule the redirection, a Read rule the path. */
  readonly unless?: 'edit-rule' | 'read-rule';
}

/** W3: programs that only an exact allow rule lets through. */
const EXACT_ONLY =
  /^(?:watch|setsid|ionice|flock|chrt|taskset|unshare|nsenter|script|strace|ltrace|sandbox-exec|eval|exec|source|\.|trap|alias|hash|let|mapfile|readarray|enable|bind|complete|coproc|nocorrect)$/;
const KEYWORD = /^(?:for|while|until|if|then|else|elif|fi|do|done|case|esac|select|function)$/;
/** T3: programs whose path arguments the client checks whatever the rule says. */
const PATH_CHECKED =
  /^(?:ls|cat|tac|nl|head|tail|wc|sort|uniq|cut|paste|comm|stat|file|diff|cmp|md5sum|sha1sum|sha256sum|base64|hexdump|od|strings|grep|egrep|fgrep|rg|tee|mkdir|rmdir|touch|cp|mv|rm)$/;

export const isDeadInAllow = (specifier: string): boolean => deadInAllow(specifier) !== undefined;

/** An allow rule's text: permissions-bash R4, R7, R8, M3, M5, T1, T3, W3 and permissions-traps §1, §2. */
export function deadInAllow(specifier: string): DeadText | undefined {
  const pattern = shellPattern(specifier);
  return written(specifier, pattern, false) ?? field(specifier) ?? openPattern(pattern) ?? contents(pattern);
}

/** A deny or ask rule's text: far more texts are compared with it, so less of it is provably dead. */
export function deadInGuard(specifier: string, effect: 'deny' | 'ask'): DeadText | undefined {
  const pattern = shellPattern(specifier);
  const dead = written(specifier, pattern, true) ?? field(specifier);
  if (dead) return dead;
  const text = shellText(body(pattern));
  if (!text?.redirected && !(text?.comment && pattern.kind === 'wildcard')) return undefined;
  if (pattern.kind === 'wildcard') return { reason: 'redirections and comments are taken out of a command before it is compared with a wildcard' };
  return effect === 'ask'
    ? { reason: 'redirections are taken out of a command before it is compared with an ask rule', remedy: 'Leave the redirection out.' }
    : undefined;
}

const body = (pattern: ShellPattern): string => (pattern.kind === 'wildcard' ? pattern.words.join('x') : pattern.text);

/** Spelling that is wrong in every list. */
function written(specifier: string, pattern: ShellPattern, guards: boolean): DeadText | undefined {
  if (pattern.kind !== 'wildcard' && pattern.text !== pattern.text.trim()) {
    const start = pattern.text !== pattern.text.trimStart();
    const where = start ? 'the blank in front' : pattern.kind === 'prefix' ? 'the blank before `:*`' : 'the blank at the end';
    return {
      reason: `${where} belongs to the text, and no command has it`,
      remedy: `Write \`Bash(${pattern.text.trim()}${pattern.kind === 'prefix' ? ':*' : ''})\`.`,
    };
  }
  if (/(?::\*|\s\*)\s*,\s*\S/.test(specifier)) return { reason: 'a comma does not separate commands', remedy: 'Write one rule for each command.' };
  const trailing = /^(\S.*?):\*\s+$/.exec(specifier)?.[1];
  if (trailing !== undefined) return { reason: 'with a blank after it, `:*` is no prefix', remedy: `Write \`Bash(${trailing}:*)\`.` };
  const middle = inMiddle(specifier, pattern);
  if (middle !== undefined) {
    // With an operator or a redirection the repaired text would be looked at as little.
    const remedy = !guards
      ? 'Put `:*` at the end, after the words that must not vary.'
      : /[|&;<>\n]/.test(specifier)
        ? 'Write one rule for each part, with `:*` at its end.'
        : `Write \`Bash(${specifier.replace(/:\*+/, ' *')})\`.`;
    return { reason: `\`:*\` in the middle is no wildcard, it is one only at the end; here it asks for the word "${middle}:"`, remedy };
  }
  if (pattern.kind === 'prefix' && pattern.text.split(' ')[0]?.includes('*')) {
    const star = pattern.text.replace(/(?<!\*)\*+$/, '');
    return {
      reason: 'before `:*` a star is a plain character, and no program is called so',
      remedy: star === '' ? 'Name the program.' : `Write \`Bash(${star}*)\`.`,
    };
  }
  if (/^\^/.test(specifier)) return { reason: 'it is a regular expression, and only `*` is special in a rule' };
  return undefined;
}

/** Programs whose sub-commands have no colon; names of scripts (`test:unit`) may have one. */
const PLAIN_WORDS = /^(?:git|gh|docker|kubectl|cargo|go|npm|pip3?|uv|aws|gcloud|terraform) [a-z-]+$|^(?:yarn|pnpm|bun) run$|\.(?:py|js|ts|sh|rb)$/;

/** R8: the words before a `:*` that is not at the end, where no command can have the colon. */
function inMiddle(specifier: string, pattern: ShellPattern): string | undefined {
  const before = pattern.kind === 'wildcard' ? /^([^:*]+):\*+/.exec(specifier)?.[1] : undefined;
  if (before === undefined || /\s$/.test(before)) return undefined;
  return !before.includes(' ') || PLAIN_WORDS.test(before) ? before : undefined;
}

/** R10: the command is not an input field that a rule can name. */
function field(specifier: string): DeadText | undefined {
  const command = /^command\s*:\s*(?!\*$)(\S.*)$/.exec(specifier)?.[1];
  return command === undefined
    ? undefined
    : { reason: 'it asks for a program called "command:…"; Bash rules hold the command itself', remedy: `Write \`Bash(${command})\`.` };
}

/** Prefix and wildcard allow rules. */
function openPattern(pattern: ShellPattern): DeadText | undefined {
  if (pattern.kind === 'exact') return undefined;
  const first = body(pattern).split(' ')[0] ?? '';
  if (KEYWORD.test(first)) return { reason: `"${first}" is a piece of shell syntax, no command`, junk: true };
  if (EXACT_ONLY.test(first))
    return {
      reason: `the client lets "${first}" through only by a rule with the exact command`,
      remedy: 'Write the whole command, or run the program itself.',
    };
  if (pattern.kind === 'prefix' && pattern.text.includes('*')) {
    return {
      reason: 'before `:*` a star is a plain character',
      remedy: `Write \`Bash(${pattern.text}${pattern.text.endsWith('*') ? '' : ' *'})\`.`,
      partly: true,
    };
  }
  const text = shellText(body(pattern));
  if (!text) return undefined;
  if (text.variable === '$HOME')
    return {
      reason: 'the client writes $HOME out before it compares, so a pattern with it matches nothing',
      remedy: 'Write the path itself.',
      ...(pattern.kind === 'prefix' && !/^["']?\$\{?HOME/.test(first) && { partly: true }),
    };
  if (text.variable !== undefined && text.variable !== '$HOME' && !text.subshell) {
    return {
      reason: `a command with ${text.variable} is let through only by a rule with the exact command`,
      remedy: 'Write the exact command, or a prefix that ends before the variable.',
    };
  }
  if (text.operator !== undefined)
    return {
      reason: `commands are split at ${text.operator} before they are compared, so no longer command matches`,
      remedy: 'Write one rule for each part.',
      ...(pattern.kind === 'prefix' && { partly: true }),
    };
  if (text.redirection !== undefined)
    return { reason: 'a Bash rule never covers a redirection', remedy: 'Leave the redirection out, and allow the file by an Edit rule.' };
  if (text.redirected)
    return {
      reason: 'redirections are taken out of a command before it is compared with a pattern',
      remedy: 'Leave the redirection out.',
      ...(pattern.kind === 'prefix' && { partly: true }),
    };
  return undefined;
}

/** What exact rules cannot let through, and paths that stay checked. */
function contents(pattern: ShellPattern): DeadText | undefined {
  const whole = body(pattern);
  const text = shellText(whole);
  if (!text) return undefined;
  const first = whole.split(' ')[0] ?? '';
  if (pattern.kind === 'exact') {
    const dead = exact(text, first, whole);
    if (dead) return dead;
  }
  if (!text.complex && PATH_CHECKED.test(first)) {
    const outside = whole.split(/\s+/).find((word) => /^\/(?:etc|proc|usr|boot|sys|root)\//.test(word));
    if (outside !== undefined)
      return {
        reason: `${first} is checked by path: ${outside} lies outside the project, so the client asks anyway`,
        remedy: `Allow the path: \`Read(/${outside})\`.`,
        unless: 'read-rule',
      };
  }
  return undefined;
}

function exact(text: ShellText, first: string, whole: string): DeadText | undefined {
  if (/^(?:then|else|elif|fi|do|done|esac|\}|\))$/.test(first)) return { reason: `"${first}" is a piece of shell syntax, no command`, junk: true };
  if (text.subshell) return { reason: 'a subshell is never let through by a rule', remedy: 'Leave the parentheses out.' };
  if (/;\s*$/.test(whole)) return { reason: 'the `;` at the end is cut off before the text is compared', remedy: 'Leave the `;` out.' };
  if (text.background)
    return { reason: 'a command with & is never let through by a rule', remedy: 'Leave the & out; the tool can run a command in the background itself.' };
  if (text.complex || /^(?:for|while|until|if|case|select|function)$/.test(first) || /[{}]/.test(whole)) return undefined;
  if (text.redirection !== undefined)
    return {
      reason: `no Bash rule covers a redirection to a file`,
      remedy: 'Leave the redirection out, and allow the file by an Edit rule.',
      unless: 'edit-rule',
    };
  if (text.pipe)
    return { reason: 'a pipeline is split into its commands, so its whole text is never compared', remedy: 'Write one rule for each command of the pipeline.' };
  return undefined;
}
