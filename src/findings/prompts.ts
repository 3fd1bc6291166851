import { type Markdown, scanMarkdown } from '../load/document/markdown.ts';
import type { Document } from '../model/document.ts';
import type { Harness, Prompt } from '../model/harness.ts';
import type { Origin, Span } from '../model/origin.ts';

/** Every Markdown file that steers the model. */
export const allPrompts = (harness: Harness): readonly Prompt[] => [...harness.skills, ...harness.commands, ...harness.agents, ...harness.memories];

/** Files that the client expands when they are called: bang commands run in them, `allowed-tools` counts in them. */
export const callable = (harness: Harness): readonly Prompt[] => [...harness.skills, ...harness.commands];

const scanned = new WeakMap<Document, Markdown>();

/** The body's parts; several rules ask, one scan answers. */
export function markdownOf(prompt: Prompt): Markdown {
  let markdown = scanned.get(prompt.document);
  if (!markdown) {
    markdown = scanMarkdown(prompt.document.text, prompt.bodyStart);
    scanned.set(prompt.document, markdown);
  }
  return markdown;
}

/** A part of the file's text. */
export const inText = (prompt: Prompt, within: Span): Origin => ({ file: prompt.file, path: [], within });

/** A front-matter value. */
export const inFrontMatter = (prompt: Prompt, ...path: (string | number)[]): Origin => ({ file: prompt.file, path });

/** What front matter says under a name, where that is a text that is not blank. */
export const textOf = (prompt: Prompt, name: string): string | undefined => {
  const value = prompt.frontMatter[name];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
};

/** The client's booleans: true, yes, on and 1 in any case, quoted or not; everything else is false (paths §9.2). */
export const isTrue = (value: unknown): boolean => value === true || value === 1 || (typeof value === 'string' && /^(?:true|yes|on|1)$/i.test(value.trim()));

/** Whether it has front matter at all that the client reads. */
export const hasFrontMatter = (prompt: Prompt): boolean => Object.keys(prompt.frontMatter).length > 0;

/** The folder that holds the file, and the folder's own name. */
export const folderOf = (file: string): string => (file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '');
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
