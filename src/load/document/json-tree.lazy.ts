import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';

export type { Node } from 'jsonc-parser';

/** The syntax tree with offsets, also of text that is not quite JSON; undefined where nothing can be made of it (or it is nested too deep for a parser). */
export function syntaxTree(text: string): Node | undefined {
  return guarded(() => parseTree(text, [], { allowTrailingComma: true, allowEmptyContent: true }));
}

/** Where JSON breaks first, and what is wrong there. */
export function firstError(text: string): { readonly message: string; readonly offset: number; readonly length: number } | undefined {
  const errors: ParseError[] = [];
  guarded(() => parseTree(text, errors, { disallowComments: true, allowTrailingComma: false }));
  const [first] = errors;
  if (!first) return undefined;
  const code = printParseErrorCode(first.error);
  const comma = /,\s*$/.exec(text.slice(0, first.offset));
  if (comma && (code === 'ValueExpected' || code === 'PropertyNameExpected') && /[\]}]/.test(text[first.offset] ?? '')) {
    return { message: 'a trailing comma is an error in JSON', offset: comma.index, length: 1 };
  }
  const message = code === 'InvalidSymbol' ? symbolIn(text.slice(first.offset)) : (WORDS[code] ?? 'not valid JSON');
  return { message, offset: first.offset, length: Math.max(1, first.length) };
}

/** What people write that is not JSON. */
function symbolIn(rest: string): string {
  if (rest.startsWith("'")) return 'JSON knows only double quotes';
  if (/^[\u2018-\u201f\u00ab\u00bb]/.test(rest)) return 'these are typographic quotes; JSON knows only "';
  if (/^(?:<{7}|={7}|>{7}|\|{7})/.test(rest)) return 'a mark of a merge conflict stands here';
  if (/^[\w$-]+\s*:/.test(rest)) return 'a property name needs double quotes in JSON';
  return 'a word that is not JSON stands here';
}

function guarded<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const WORDS: Readonly<Record<string, string>> = {
  InvalidNumberFormat: 'a number is malformed here',
  PropertyNameExpected: 'a property name in double quotes is missing here',
  ValueExpected: 'a value is missing here',
  ColonExpected: 'a colon is missing here',
  CommaExpected: 'a comma is missing here',
  CloseBraceExpected: 'a closing brace is missing here',
  CloseBracketExpected: 'a closing bracket is missing here',
  EndOfFileExpected: 'the value ends before this point; a second one follows',
  InvalidCommentToken: 'comments are errors in JSON',
  UnexpectedEndOfComment: 'a comment does not end',
  UnexpectedEndOfString: 'a string does not end on its line',
  UnexpectedEndOfNumber: 'a number breaks off here',
  InvalidUnicode: 'a \\u escape needs four hexadecimal digits',
  InvalidEscapeCharacter: 'a backslash escape that JSON does not know',
  InvalidCharacter: 'a control character stands in a string',
};
