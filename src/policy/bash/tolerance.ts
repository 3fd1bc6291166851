import { outsideQuotes } from './raw-text.ts';

/** Spellings that the client's parser reads and ours does not: `>#f`, a stray `;;`. */
export function tolerated(source: string): string {
  if (!source.includes('#') && !source.includes(';;') && !/\|&?\s*!/.test(source)) return source;
  const masked = outsideQuotes(source);
  let text = source;
  // `ls | ! cat`: what is negated in the middle of a pipe is the command itself.
  for (const match of [...masked.matchAll(/(?<!\|)\|&?\s*((?:!\s+)+)/g)].reverse()) {
    const at = match.index + match[0].length;
    text = text.slice(0, at - (match[1]?.length ?? 0)) + ' '.repeat(match[1]?.length ?? 0) + text.slice(at);
  }
  for (const match of [...masked.matchAll(/>\s*#/g)].reverse()) {
    const at = match.index + match[0].length - 1;
    text = `${text.slice(0, at)}\\${text.slice(at)}`;
  }
  return /;;/.test(masked) && !/\bcase\b/.test(masked) && !/^;;/.test(masked) ? text.replace(/(?<!\\);;/g, ';') : text;
}

/** An unclosed single quote, a pipe into nothing, a test without its word, an `if` or `while` that is empty or breaks off: the client reads on. */
export function isTolerated({ message, pos }: { readonly message: string; readonly pos: number }, source: string): boolean {
  if (message === 'unterminated single quote' || message === 'expected operand after unary test operator') return true;
  if (/^expected command after '(?:while|until|if|then|do)'/.test(message)) return true;
  return (
    pos >= source.length &&
    /^expected (?:command after '\|'|'(?:then|fi|do|done)')/.test(message) &&
    (!/^(?:for|select)\b/.test(source) || /\bdo\b/.test(source))
  );
}

/** S5: substitutions that do not end, and forms in which shells differ. */
export function isUnsure(errors: readonly { readonly message: string }[], source: string): boolean {
  if (/\$\(\((?:[^)$`]|\$(?!\(\())*`|\$\{\(/.test(source) || ASSIGNED_KEYWORD.test(source)) return true;
  return errors.length > 0 && endsInside(source);
}

/** A word of the grammar behind an assignment is a command to one shell and the grammar's word to another. */
const ASSIGNED_KEYWORD = /^(?:[A-Za-z_]\w*=(?:\$\([^()]*\)|\S)*\s+)+(?:for|while|until|if|case|select|do|done|then|fi|esac|function|elif|else)(?:\s|$)/;

/** Whether the end comes while `$(`, `${` or a leading `((` is open. Quotes and comments inside hide what would close them. */
function endsInside(source: string): boolean {
  const open: string[] = source.startsWith('((') ? ['(('] : [];
  for (let at = open.length * 2; at < source.length; at++) {
    const char = source[at] ?? '';
    const inside = open.at(-1);
    if (char === '\\') at++;
    else if (inside === "'") {
      if (char === "'") open.pop();
    } else if (char === '"') {
      if (inside === '"') open.pop();
      else open.push('"');
    } else if (char === '$' && (source[at + 1] === '(' || source[at + 1] === '{')) open.push(source.slice(at, ++at + 1));
    else if (inside === '"') continue;
    else if (char === "'") open.push("'");
    else if (char === '#' && inside !== '${' && /[\s;(]/.test(source[at - 1] ?? ' ')) {
      const line = source.indexOf('\n', at);
      at = line < 0 ? source.length : line;
    } else if (char === '(' && inside !== undefined && inside !== '${') open.push('(');
    else if (char === ')' && inside === '((' && source[at + 1] === ')') {
      open.pop();
      at++;
    } else if ((char === ')' && (inside === '$(' || inside === '(')) || (char === '}' && inside === '${')) open.pop();
  }
  return open.some((mark) => mark.startsWith('$') || mark === '((');
}
