import { outsideQuotes } from './raw-text.ts';

/** Spellings that the client's parser reads and ours does not: `>#f`, a stray `;;`. */
export function tolerated(source: string): string {
  if (!source.includes('#') && !source.includes(';;')) return source;
  const masked = outsideQuotes(source);
  let text = source;
  for (const match of [...masked.matchAll(/>\s*#/g)].reverse()) {
    const at = match.index + match[0].length - 1;
    text = `${text.slice(0, at)}\\${text.slice(at)}`;
  }
  return /;;/.test(masked) && !/\bcase\b/.test(masked) && !/^;;/.test(masked) ? text.replace(/(?<!\\);;/g, ';') : text;
}

/** An unclosed single quote, a pipe into nothing, an `if` or `while` that breaks off: the client reads on. */
export function isTolerated({ message, pos }: { readonly message: string; readonly pos: number }, source: string): boolean {
  if (message === 'unterminated single quote') return true;
  return (
    pos >= source.length &&
    /^expected (?:command after '\|'|'(?:then|fi|do|done)')/.test(message) &&
    (!/^(?:for|select)\b/.test(source) || /\bdo\b/.test(source))
  );
}

/** Substitutions that do not end, and forms in which shells differ. */
export function isUnsure(errors: readonly { readonly message: string }[], source: string): boolean {
  if (!source.includes('$') && !source.includes('=') && errors.length === 0) return false;
  if (/\$\(\([^)]*`|\$\{\(|^(?:[A-Za-z_]\w*=\S*\s+)+(?:for|while|until|if|case|select)\b/.test(source)) return true;
  return (
    errors.length > 0 &&
    /\$\(|\$\{|^\(\(/.test(source) &&
    opensMore(outsideQuotes(source).startsWith('((') || !source.startsWith('(') ? source : source.slice(1))
  );
}

function opensMore(source: string): boolean {
  const count = (pattern: RegExp): number => (source.match(pattern) ?? []).length;
  return count(/\$\{/g) > count(/\}/g) || (/\$\(|^\(\(/.test(source) && count(/\(/g) > count(/\)/g));
}
