import type { Prompt } from '../model/harness.ts';
import type { Origin } from '../model/origin.ts';
import type { PermissionRule } from '../model/permission.ts';
import { parseRule } from '../policy/syntax.ts';
import { inFrontMatter } from './prompts.ts';

/** One entry of a list of tools in front matter. */
export interface ToolEntry {
  readonly rule: PermissionRule;
  readonly origin: Origin;
}

/** A list of tools as the client reads it: a YAML list, or words parted by commas or spaces outside parentheses (paths §9.3). */
export function toolEntries(prompt: Prompt, name: string): readonly ToolEntry[] {
  const value = prompt.frontMatter[name];
  if (Array.isArray(value)) {
    return value.flatMap((entry: unknown, i): ToolEntry[] => {
      if (typeof entry !== 'string') return [];
      const inner = entriesIn(entry);
      // An item of a list may hold several again.
      return inner.map(([start, end]) => ({
        rule: parseRule(entry.slice(start, end)),
        origin: inner.length === 1 ? inFrontMatter(prompt, name, i) : { ...inFrontMatter(prompt, name, i), within: { start, end } },
      }));
    });
  }
  if (typeof value !== 'string') return [];
  return entriesIn(value).map(([start, end]) => ({
    rule: parseRule(value.slice(start, end)),
    origin: { ...inFrontMatter(prompt, name), within: { start, end } },
  }));
}

/** Where the entries of a list in one text stand. */
export function entriesIn(text: string): [start: number, end: number][] {
  const found: [number, number][] = [];
  let depth = 0;
  let start = -1;
  for (let i = 0; i <= text.length; i++) {
    const char = text.charAt(i);
    const parts = char === '' || (depth === 0 && /[\s,]/.test(char));
    if (parts) {
      if (start >= 0) found.push([start, i]);
      start = -1;
      continue;
    }
    if (start < 0) start = i;
    if (char === '(') depth++;
    else if (char === ')' && depth > 0) depth--;
  }
  return found;
}
