/** Whether a text is not empty and holds ASCII letters, digits and these other characters only. No pattern: compiling one costs more. */
export function consistsOf(text: string, others: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    const isWord = (c >= 97 && c <= 122) || (c >= 48 && c <= 57) || (c >= 65 && c <= 90);
    if (!isWord && !others.includes(text.charAt(i))) return false;
  }
  return text !== '';
}

/** `build/`, as a word of letters, digits and hyphens that neither begins nor ends with a hyphen, nor has two in a row. */
export const isKebab = (text: string): boolean =>
  consistsOf(text, '-') && text === text.toLowerCase() && !text.startsWith('-') && !text.endsWith('-') && !text.includes('--');
