import { differs, type Seen, type SeenCommand } from '../policy/bash/seen.ts';
import { safe } from './visible.ts';

/** Longer lists of spellings are cut: the first ones tell the story. */
const SHOWN = 4;

/** What rules were compared with, in one sentence. */
export function seenText({ analysed, commands }: Seen): string {
  const [only] = commands;
  if (!analysed)
    return `one text that cannot be taken apart: ${only?.allow.length === 0 ? 'no allow rule but the bare one passes it' : 'an allow rule must be exactly it'}${found(only, '; deny and ask rules also look at')}`;
  if (only !== undefined && commands.length === 1) return single(only);
  const odd = commands.filter((one) => differs(one)).map((one) => `${quoted([one.text])} is seen ${single(one, 'as ')}`);
  return [`${commands.length} commands, each judged by itself`, ...odd].join('; ');
}

function single(command: SeenCommand, as = ''): string {
  const { allow, exactOnly, why } = command;
  const own = allow.length === 0 ? 'by no allow rule' : `${as}${quoted(allow)}${exactOnly ? ', by exact allow rules only' : ''}`;
  return `${own}${why === undefined ? '' : ` (${why})`}${found(command, '; by deny and ask rules also as')}`;
}

function found(command: SeenCommand | undefined, words: string): string {
  const { denyOrAsk = [] } = command ?? {};
  return denyOrAsk.length === 0 ? '' : `${words} ${quoted(denyOrAsk)}`;
}

function quoted(texts: readonly string[]): string {
  const shown = texts.slice(0, SHOWN).map((text) => `\`${safe(text, 120)}\``);
  const left = texts.length - shown.length;
  return `${shown.join(' or ')}${left > 0 ? ` or ${left} more` : ''}`;
}
