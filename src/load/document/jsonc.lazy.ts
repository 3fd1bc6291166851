import { findNodeAtLocation, type ParseError, parse, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { KeyPath, Span } from '../../model/origin.ts';

/** JSON with comments and trailing commas: our own configuration. The client's files go through `json.ts`, which allows neither. */
export function parseJsonc(text: string): { readonly value: unknown; readonly error: { readonly offset: number; readonly message: string } | undefined } {
  const errors: ParseError[] = [];
  let value: unknown;
  try {
    value = parse(text, errors, { allowTrailingComma: true, disallowComments: false });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { value: undefined, error: { offset: 0, message: 'it is nested deeper than any reader allows' } };
  }
  const first = errors[0];
  return { value, error: first && { offset: first.offset, message: printParseErrorCode(first.error) } };
}

/** Where a value of such a file stands. */
export function locateJsonc(text: string, path: KeyPath, part: 'key' | undefined): Span | undefined {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const value = root && findNodeAtLocation(root, [...path]);
  const node = part === 'key' ? value?.parent?.children?.[0] : value;
  return node && { start: node.offset, end: node.offset + node.length };
}
