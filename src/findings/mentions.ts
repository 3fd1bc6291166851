import type { Document } from '../model/document.ts';
import type { Prompt } from '../model/harness.ts';

const lowered = new WeakMap<Document, string>();

/** Whether one of these stands in the file, in any case: the cheap question before a pattern of many words, which is dear to compile. */
export function mentions(prompt: Prompt, words: readonly string[]): boolean {
  let text = lowered.get(prompt.document);
  if (text === undefined) {
    text = prompt.document.text.toLowerCase();
    lowered.set(prompt.document, text);
  }
  if (++asked > MANY) return patternOf(words).test(text);
  const all = text;
  return words.some((word) => all.includes(word));
}

/** From so many questions on a pattern of all words is worth its compilation: it reads a text once. */
const MANY = 500;
let asked = 0;
const patterns = new WeakMap<readonly string[], RegExp>();

function patternOf(words: readonly string[]): RegExp {
  let pattern = patterns.get(words);
  if (!pattern) {
    pattern = new RegExp(words.map((word) => word.replace(/[.|()[\]{}*+?^$\\]/g, '\\$&')).join('|'));
    patterns.set(words, pattern);
  }
  return pattern;
}
