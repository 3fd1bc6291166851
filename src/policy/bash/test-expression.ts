/**
 * P7: whether the client's parser reads the words between `[` and `]`: a word, a comparison, an operator with its word, negated or not.
 * More than one of them, joined with `-a` or `-o`, it does not read, nor parentheses. Words as written.
 */
export function isTestExpression(words: readonly string[]): boolean {
  let at = 0;
  while (words[at] === '!') at++;
  if (at >= words.length) return true;
  if (words[at]?.startsWith('-')) at++;
  if (at >= words.length) return true;
  at++;
  if (at === words.length) return true;
  return isComparison(words[at] ?? '') && at + 2 === words.length;
}

const isComparison = (word: string): boolean => /^(?:==?|!=|=~|[<>]|-.+)$/.test(word);
