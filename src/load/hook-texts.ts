import type { Harness, Hook } from '../model/harness.ts';
import type { Origin } from '../model/origin.ts';
import { hookScript } from './hook-scripts.ts';

/** Shell text that hooks run: what stands in the configuration, and the shell scripts that it names. */
export interface HookText {
  readonly hook: Hook;
  readonly text: string;
  /** The script's file, where the text is not in the configuration. */
  readonly script: string | undefined;
  readonly at: (start: number, end: number) => Origin;
}

export function hookTexts(harness: Harness): readonly HookText[] {
  const found: HookText[] = [];
  const seen = new Set<string>();
  for (const hook of harness.hooks) {
    if (hook.command === undefined || hook.type === 'prompt' || hook.type === 'agent' || hook.type === 'http') continue;
    const text = hook.args ? [hook.command, ...hook.args].map(quote).join(' ') : hook.command;
    found.push({ hook, text, script: undefined, at: () => (hook.args ? hook.origin : hook.commandOrigin) });
    const file = harness.scripts.length > 0 ? hookScript(harness, hook)?.found : undefined;
    const script = file === undefined || seen.has(file) ? undefined : harness.scripts.find((s) => s.file === file);
    if (!script) continue;
    seen.add(script.file);
    found.push({
      hook,
      text: script.document.text,
      script: script.file,
      at: (start, end) => ({ file: script.file, path: [], within: { start, end } }),
    });
  }
  return found;
}

const quote = (word: string): string => (/^[\w./:=@,+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);
