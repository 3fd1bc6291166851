/** What a rule's shell text holds outside quotation marks. */
export interface ShellText {
  /** The first operator that joins commands: `&&`, `||`, `;`, a newline, `|`, `&`; undefined for a simple command. */
  readonly operator: string | undefined;
  readonly pipe: boolean;
  readonly background: boolean;
  /** An output redirection to a file; `/dev/null` and `2>&1` do not count. */
  readonly redirection: string | undefined;
  /** Any redirection at all, or a heredoc. */
  readonly redirected: boolean;
  readonly comment: boolean;
  /** A variable, a substitution, a subshell or a group: text that the client does not analyse. */
  readonly complex: boolean;
  readonly variable: string | undefined;
  readonly subshell: boolean;
}

/** Reads quotation marks and operators, no more; undefined where a quotation mark stays open, or a heredoc follows. */
export function shellText(text: string): ShellText | undefined {
  // The body of a heredoc is not the shell's to read.
  if (/<<-?\s*[\w'"\\]/.test(text)) return undefined;
  const found = { operator: undefined as string | undefined, pipe: false, background: false, redirection: undefined as string | undefined, redirected: false };
  let comment = false;
  let complex = false;
  let subshell = false;
  let variable: string | undefined;
  let quote = '';
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (char === '\\' && quote !== "'") {
      i++;
    } else if (quote !== '' && char === quote) {
      quote = '';
    } else if (quote === "'") {
      // Nothing is special here.
    } else if (char === '$' || char === '`') {
      const name = /^\$\{?([A-Za-z_]\w*|[@*#?$!0-9-])/.exec(text.slice(i, i + 60));
      if (name || char === '`' || text[i + 1] === '(') complex = true;
      if (name && variable === undefined) variable = `$${name[1]}`;
      if (text[i + 1] === '(' || char === '`') i = afterSubstitution(text, i);
    } else if (quote === '"') {
      // Only `$`, backtick and backslash are special here.
    } else if (char === '"' || char === "'") {
      quote = char;
    } else if (char === '#' && (i === 0 || /\s/.test(text[i - 1] ?? ''))) {
      comment = true;
    } else if (char === '(' || char === ')') {
      complex = true;
      subshell ||= char === '(' && /^\s*$/.test(text.slice(0, i));
    } else if (char === '>' || char === '<') {
      const redirection = /^(?:>>|>\||>&|&>|>|<<<|<<-?|<&|<)\s*(\S*)/.exec(text.slice(i));
      found.redirected = true;
      const target = redirection?.[1] ?? '';
      complex ||= /[$`]/.test(target);
      if (char === '>' && !/^(?:\/dev\/null|\d|-)$/.test(target) && found.redirection === undefined) found.redirection = target;
      i += (redirection?.[0].length ?? 1) - 1;
    } else if (char === '&' && text[i + 1] === '>') {
      // The next round reads the redirection.
    } else {
      i += operator(text, i, found);
    }
  }
  return quote === '' ? { ...found, comment, complex, variable, subshell } : undefined;
}

function operator(text: string, i: number, found: { operator: string | undefined; pipe: boolean; background: boolean }): number {
  const match = /^(?:&&|\|\||\|&|;|\||&|\n)/.exec(text.slice(i, i + 2))?.[0];
  if (match === undefined) return 0;
  found.operator ??= match === '\n' ? 'a newline' : match;
  if (match === '|' || match === '|&') found.pipe = true;
  if (match === '&') found.background = true;
  return match.length - 1;
}

/** The end of `$( )` or of a pair of backticks: what stands in there is not the outer command's. */
function afterSubstitution(text: string, start: number): number {
  if (text[start] === '`') {
    const end = text.indexOf('`', start + 1);
    return end < 0 ? text.length : end;
  }
  let depth = 0;
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')' && --depth === 0) return i;
  }
  return text.length;
}
