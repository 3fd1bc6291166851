import type { Harness, Hook } from '../model/harness.ts';
import type { Origin } from '../model/origin.ts';
import { hookScript } from './hook-scripts.ts';

/** Text that hooks run: what stands in the configuration, and the scripts that it names. */
export interface HookText {
  readonly hook: Hook;
  readonly text: string;
  /** The script's file, where the text is not in the configuration. */
  readonly script: string | undefined;
  /** Shell, as against Python, JavaScript and the like. */
  readonly shell: boolean;
  readonly at: (start: number, end: number) => Origin;
}

export function hookTexts(harness: Harness): readonly HookText[] {
  const found: HookText[] = [];
  const seen = new Set<string>();
  for (const hook of harness.hooks) {
    if (hook.command === undefined || hook.type === 'prompt' || hook.type === 'agent' || hook.type === 'http') continue;
    const text = hook.args ? [hook.command, ...hook.args].map(quote).join(' ') : hook.command;
    found.push({ hook, text, script: undefined, shell: true, at: () => (hook.args ? hook.origin : hook.commandOrigin) });
    const file = hookScript(harness, hook)?.found;
    const script = file === undefined || seen.has(file) ? undefined : harness.documents.get(file);
    // A Markdown or JSON file that a command names is no code.
    if (!script || /\.(?:md|json)$/.test(script.file)) continue;
    seen.add(script.file);
    found.push({
      hook,
      text: script.text,
      script: script.file,
      shell: /\.(?:sh|bash|zsh)$/.test(script.file) || /^#!.*\b(?:ba|da|z|k)?sh\b/.test(script.text),
      at: (start, end) => ({ file: script.file, path: [], within: { start, end } }),
    });
  }
  return found;
}

const quote = (word: string): string => (/^[\w./:=@,+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);
