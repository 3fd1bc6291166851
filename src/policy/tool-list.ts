/**
 * The rules of a list of tools as front matter and the command line write it: a YAML list, or text in which commas and white
 * space outside parentheses separate.
 */
export function toolList(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => (typeof item === 'string' ? splitTools(item) : []));
  return typeof value === 'string' ? splitTools(value) : [];
}

export function splitTools(text: string): readonly string[] {
  const out: string[] = [];
  let depth = 0;
  let current = '';
  for (const char of text) {
    if (depth === 0 && /[\s,]/.test(char)) {
      if (current !== '') out.push(current);
      current = '';
      continue;
    }
    if (char === '(') depth++;
    else if (char === ')') depth = Math.max(0, depth - 1);
    current += char;
  }
  if (current !== '') out.push(current);
  return out;
}
