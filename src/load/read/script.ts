import type { TextFile } from '../../model/harness.ts';
import type { Origin } from '../../model/origin.ts';

/** Files that a shell script sources: `source X` and `. X`, with `$HOME` and `~` as the home folder. Other variables are not followed. */
export function sourcedFiles(script: TextFile): readonly { readonly file: string; readonly at: Origin }[] {
  const found: { file: string; at: Origin }[] = [];
  const pattern = /^[ \t]*(?:source|\.)[ \t]+(["']?)([^\s"';&|]+)\1/gm;
  for (const match of script.document.text.matchAll(pattern)) {
    const word = match[2] ?? '';
    const file = word.replace(/^(?:\$HOME|\$\{HOME\}|~)\//, '~/');
    if (/[$`*?]/.test(file) || file.startsWith('/')) continue;
    const start = match.index + match[0].lastIndexOf(word);
    found.push({ file: file.replace(/^\.\//, ''), at: { file: script.file, path: [], within: { start, end: start + word.length } } });
  }
  return found;
}
