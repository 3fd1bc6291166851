import type { DoubleQuotedChild, ParsedScript, Word, WordPart } from 'unbash';
import type { Arg } from './command.ts';

/** What a word's analysis needs to know, and where it leaves what it found. */
export interface WordScope {
  readonly home: string;
  /** Variables that the line itself has set to a constant. */
  readonly constants: Map<string, string>;
  /** Commands inside a double-quoted text: judged as commands of their own. */
  readonly inner: ParsedScript[];
  /** The first reason why the line cannot be analysed. */
  complex: string | undefined;
}

const EMPTY = '';
/** Stands for text that is known only when the command runs. */
export const UNKNOWN = '\u0000';

export function argOf(word: Word, scope: WordScope): Arg {
  const raw = word.text;
  if (word.end - word.pos !== raw.length || raw.includes('\\\n')) return { raw: `${raw}\\\n`, value: `${raw}\\\n`, glob: false, quoted: true, dynamic: false };
  if (/[{}]/.test(raw) && expandsBraces(raw, word.value)) return { raw, value: complex(scope, 'brace expansion'), glob: false, quoted: false, dynamic: true };
  if (word.parts === undefined) return plainArg(raw, word.value, scope);
  let value = EMPTY;
  let glob = false;
  let quoted = raw.includes('\\');
  let computed = false;
  for (const part of word.parts) {
    if (part.type === 'Glob' || part.type === 'ExtendedGlob') glob = true;
    if (part.type === 'SingleQuoted' || part.type === 'DoubleQuoted') quoted = true;
    if (part.type === 'ArithmeticExpansion') computed = true;
    value += partValue(part, scope, word);
  }
  return { raw, value, glob, quoted, dynamic: computed || value.includes(UNKNOWN) };
}

/** P6: what the client takes for a brace expansion, or for an attempt to hide one: more than a shell would expand. */
function expandsBraces(raw: string, value: string): boolean {
  const emptied = raw.replace(/\\[\s\S]|'[^']*'|"(?:\\[\s\S]|[^"\\])*"/g, (match) => (match.startsWith('\\') ? match : match.charAt(0).repeat(2)));
  if (!/[{}]/.test(emptied)) return false;
  const bare = emptied.replace(/\\[\s\S]/g, '_');
  return (
    (bare.includes('{') && /,|\.\./.test(raw)) ||
    /\{(?:[^{},.]|\.(?!\.))*(?:,|\.\.)[^{}]*\}/.test(value) ||
    /^[^{]*\{[\s\S]*\\[{}]/.test(emptied) ||
    /\{[^{}]*['"$]/.test(bare)
  );
}

function plainArg(raw: string, value: string, scope: WordScope): Arg {
  if (raw.includes('$') && /(?:^|[^\\])\$(?:=|\[|$)/.test(raw)) complex(scope, 'a `$` that stands alone');
  if (raw.charCodeAt(0) === 61 && /^=[A-Za-z_(]/.test(raw)) complex(scope, 'zsh reads a word that starts with `=` as a program');
  const broken = raw.includes('\\\n');
  return { raw, value: broken ? raw : value, glob: false, quoted: raw.includes('\\'), dynamic: false };
}

function complex(scope: WordScope, why: string): string {
  scope.complex ??= why;
  return UNKNOWN;
}

function partValue(part: WordPart, scope: WordScope, word: Word): string {
  switch (part.type) {
    case 'Literal':
      if (part.text.endsWith('$') && !part.text.endsWith('\\$')) complex(scope, 'a `$` that stands alone');
      return part.value;
    case 'Glob':
    case 'SingleQuoted':
      return part.value;
    case 'DoubleQuoted':
      return doubleQuoted(part.parts, scope, word);
    case 'SimpleExpansion':
      return splitVariable(part.text, scope);
    case 'ArithmeticExpansion':
      return arithmetic(part.text, scope);
    case 'CommandExpansion':
      return complex(scope, 'a command inside this one gives part of it');
    case 'ParameterExpansion':
      return complex(scope, 'a variable in braces');
    case 'ProcessSubstitution':
      return complex(scope, 'a command used as a file');
    case 'AnsiCQuoted':
    case 'LocaleString':
      return complex(scope, 'text with escape codes');
    case 'BraceExpansion':
      return complex(scope, 'brace expansion');
    case 'ExtendedGlob':
      return complex(scope, 'an extended glob');
  }
}

function doubleQuoted(children: readonly DoubleQuotedChild[], scope: WordScope, word: Word): string {
  const only = children.length === 1 && word.parts?.length === 1 ? children[0] : undefined;
  if (only?.type === 'CommandExpansion') {
    return literalHeredoc(only.script) ?? complex(scope, 'text that a command gives');
  }
  let value = EMPTY;
  for (const child of children) {
    if (child.type === 'Literal') value += child.value;
    else if (child.type === 'SimpleExpansion') value += variable(child.text, scope);
    else if (child.type === 'ArithmeticExpansion') value += arithmetic(child.text, scope);
    else if (child.type === 'ParameterExpansion') value += complex(scope, 'a variable in braces');
    else {
      const literal = literalHeredoc(child.script);
      if (literal === undefined && child.script) scope.inner.push(child.script);
      value += literal ?? UNKNOWN;
    }
  }
  return value;
}

/** `"$(cat <<'EOF' … EOF)"` is text. */
function literalHeredoc(script: ParsedScript | undefined): string | undefined {
  const command = script?.commands.length === 1 ? script.commands[0]?.command : undefined;
  if (command?.type !== 'Command' || command.name?.value !== 'cat' || command.prefix.length > 0 || command.suffix.length !== 1) return undefined;
  const here = command.suffix[0];
  return here?.type === 'HereDoc' && here.delimiter?.quoted ? here.body.text : undefined;
}

function variable(text: string, scope: WordScope): string {
  if (text === '$HOME') return scope.home;
  const known = scope.constants.get(text.slice(1));
  return known ?? complex(scope, 'a variable');
}

/** Outside quotes nothing, a blank or a pattern in the value makes other words of it (M12). */
function splitVariable(text: string, scope: WordScope): string {
  const value = variable(text, scope);
  return text !== '$HOME' && /^$|[\s*?[]/.test(value) ? complex(scope, 'a variable') : value;
}

function arithmetic(text: string, scope: WordScope): string {
  return /^\$\(\([\d\s+*/%()<>=&|^~!?:-]*\)\)$/.test(text) ? text : complex(scope, 'arithmetic on variables');
}
