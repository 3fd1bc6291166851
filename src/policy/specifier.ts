/** The three kinds of Bash specifier (R3). `words` are the pieces between the stars of a wildcard. */
export type ShellPattern =
  | { readonly kind: 'exact'; readonly text: string }
  | { readonly kind: 'prefix'; readonly text: string }
  | { readonly kind: 'wildcard'; readonly text: string; readonly words: readonly string[]; readonly optionalTail: boolean };

/** Where a path specifier starts from: the disk, the home folder, the settings source's folder, or the working directory. */
export type PathAnchor = 'absolute' | 'home' | 'source' | 'relative';

/**
 * Classifies an unescaped Bash specifier: `P:*` is a prefix (its P may hold literal stars, R4), any other text with an unescaped
 * `*` a wildcard (R5), the rest exact.
 */
export function shellPattern(specifier: string): ShellPattern {
  if (specifier.endsWith(':*')) return { kind: 'prefix', text: specifier.slice(0, -2) };
  if (!hasStar(specifier)) return { kind: 'exact', text: specifier };
  return wildcard(specifier);
}

/** R5-R7: trimmed, white space collapsed; `\*` is a literal star; a single final ` *` also matches the end. */
function wildcard(specifier: string): ShellPattern {
  const text = specifier.trim().replace(/[ \t]+/g, ' ');
  const words: string[] = [''];
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (char === '\\' && (text[i + 1] === '*' || text[i + 1] === '\\')) words[words.length - 1] += text[++i] ?? '';
    else if (char === '*') words.push('');
    else words[words.length - 1] += char;
  }
  const optionalTail = words.length === 2 && words[1] === '' && (words[0] ?? '').endsWith(' ');
  return { kind: 'wildcard', text, words, optionalTail };
}

function hasStar(text: string): boolean {
  for (let at = text.indexOf('*'); at >= 0; at = text.indexOf('*', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return true;
  }
  return false;
}

/** Whether a pattern matches a command's text. Linear in the text for each word: no backtracking. */
export function matchesShellPattern(pattern: ShellPattern, text: string): boolean {
  if (pattern.kind === 'exact') return text === pattern.text;
  if (pattern.kind === 'prefix') return text === pattern.text || (text.startsWith(pattern.text) && text[pattern.text.length] === ' ');
  return matchesWords(pattern.words, text) || (pattern.optionalTail && text === (pattern.words[0] ?? '').slice(0, -1));
}

function matchesWords(words: readonly string[], text: string): boolean {
  const first = words[0] ?? '';
  const last = words[words.length - 1] ?? '';
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  const end = text.length - last.length;
  let at = first.length;
  for (let i = 1; i < words.length - 1; i++) {
    const word = words[i] ?? '';
    const found = text.indexOf(word, at);
    if (found < 0 || found + word.length > end) return false;
    at = found + word.length;
  }
  return true;
}

/** Whether the Bash rule with this specifier matches a plain command text (no operators, quotes or wrappers looked into). */
export function matchesBashRule(specifier: string, command: string): boolean {
  const pattern = shellPattern(specifier);
  const text = pattern.kind === 'exact' ? command.trim() : command.trim().replace(/\s+/g, ' ');
  return matchesShellPattern(pattern, text);
}

/** Where a Read or Edit specifier is anchored, and what remains of it. */
export function pathAnchor(specifier: string): { readonly anchor: PathAnchor; readonly rest: string } {
  if (specifier.startsWith('//')) return { anchor: 'absolute', rest: specifier.slice(1) };
  if (specifier.startsWith('~/')) return { anchor: 'home', rest: specifier.slice(1) };
  if (specifier.startsWith('/')) return { anchor: 'source', rest: specifier };
  return { anchor: 'relative', rest: specifier.startsWith('./') ? specifier.slice(2) : specifier };
}

/** `name:value` of a deny or ask rule that looks at an input field (R10); undefined where the text has no such form. */
export function fieldSpecifier(specifier: string): { readonly name: string; readonly value: string } | undefined {
  const parts = /^\s*([\w-]+)\s*:\s*(\S[\s\S]*)$/.exec(specifier);
  return parts?.[1] === undefined || parts[2] === undefined ? undefined : { name: parts[1], value: parts[2].trimEnd() };
}
