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
  return { message: WORDS[printParseErrorCode(first.error)] ?? 'not valid JSON', offset: first.offset, length: Math.max(1, first.length) };
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
  InvalidSymbol: 'a word that is not JSON stands here',
  InvalidNumberFormat: 'a number is malformed here',
  PropertyNameExpected: 'a property name in double quotes is missing here; a trailing comma is an error in JSON',
  ValueExpected: 'a value is missing here; a trailing comma is an error in JSON',
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
