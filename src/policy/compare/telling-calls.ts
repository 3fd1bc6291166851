import { programName } from '../bash/texts.ts';
import type { Call } from '../policy.ts';
import { bash } from './commands.ts';
import { startsOthers } from './plain.ts';
import type { ShellSide } from './shell-side.ts';

/**
 * Calls on which a deny or ask rule shows although plain ones do not, made from the other rules: what they let pass may hold the command elsewhere than
 * at its start, and what they stop may be asked about instead.
 */
export function* besideRules(side: ShellSide, command: string): Generator<Call> {
  const [program = '', ...rest] = command.split(' ');
  for (const { pattern } of side.of(['allow'])) {
    const fixed = pattern.kind === 'wildcard' ? (pattern.words[0] ?? '') : pattern.text;
    const tail = pattern.kind === 'wildcard' ? pattern.words.slice(1).join('') : '';
    if (pattern.kind === 'wildcard' && !fixed.includes(' ')) yield bash(`${fixed.replace(/\/$/, '')}/${command}${tail}`);
    if (pattern.kind === 'wildcard' && /^\w+=$/.test(fixed)) yield bash(`${fixed}1 ${command}${tail}`);
    else if (pattern.kind === 'exact' && fixed.includes(program)) yield* [fixed, `${fixed} > /x`].map(bash);
    else if (pattern.kind !== 'exact' && startsOthers(fixed.split(' ', 1)[0] ?? '')) yield bash(`${fixed.trimEnd()} ${command}`);
  }
  let stops = 0;
  for (const { pattern } of side.of(['deny'])) {
    if (++stops > MANY) return;
    const words = pattern.kind === 'wildcard' ? pattern.words : [pattern.text, ''];
    const [fixed = '', ...others] = words;
    const [first = ''] = fixed.split(' ', 1);
    const tail = others.join(' x ').trim();
    if (startsOthers(programName(first))) yield bash(`${fixed.trimEnd()} ${command}`);
    if (programName(first) === program) yield bash([first, ...rest].join(' '));
    if (pattern.kind !== 'wildcard') continue;
    if (!fixed.includes(' ')) yield bash(`${fixed.replace(/\/$/, '')}/${command}${others.join('')}`);
    if (fixed === '') yield* [`V='${words.join(' ').trim()}'; ${command} | cat`, `${command} <<< ${tail}`, `${command} |${others.join('')}`].map(bash);
    yield bash(`${fixed.trimEnd()} x; ${command} | cat ${tail}`);
    yield bash(`${fixed.trimEnd()} x; ${command} ${tail}`);
    if (/^\w+$/.test(fixed)) yield bash(`${fixed}=x; ${command} | cat`);
  }
}

/** Of so many deny rules each is tried. */
const MANY = 100;
