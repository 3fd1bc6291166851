import type { McpServer } from '../model/harness.ts';
import type { Origin } from '../model/origin.ts';
import { asObject, asStrings } from './values.ts';

/** One text of a server in which the client expands variables, with its place. */
export interface ServerText {
  readonly field: 'command' | 'args' | 'env' | 'url' | 'headers';
  /** Name of the variable or header, for env and headers. */
  readonly key?: string;
  readonly text: string;
  readonly at: Origin;
}

export function serverTexts({ value, origin }: McpServer): readonly ServerText[] {
  const found: ServerText[] = [];
  const at = (...path: (string | number)[]): Origin => ({ file: origin.file, path: [...origin.path, ...path] });
  if (typeof value['command'] === 'string') found.push({ field: 'command', text: value['command'], at: at('command') });
  for (const [i, text] of (asStrings(value['args']) ?? []).entries()) found.push({ field: 'args', text, at: at('args', i) });
  if (typeof value['url'] === 'string') found.push({ field: 'url', text: value['url'], at: at('url') });
  for (const field of ['env', 'headers'] as const) {
    for (const [key, text] of Object.entries(asObject(value[field]) ?? {})) {
      if (typeof text === 'string') found.push({ field, key, text, at: at(field, key) });
    }
  }
  return found;
}

/** The same text, narrowed to what a match covers. */
export const part = (text: ServerText, start: number, length: number): Origin => ({ ...text.at, within: { start, end: start + length } });
