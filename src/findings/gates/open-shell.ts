import { isTelling } from '../../capability/telling.ts';
import type { Harness } from '../../model/harness.ts';
import { formOf } from './plain-grants.ts';

/** Words before which another program's name does not stand first. */
const WRAPPERS = ' time nice nohup builtin noglob xargs timeout gtimeout sudo doas env ';

/** Whether an allow rule on the shell leaves anything open of which the catalogue of programs has something to tell. */
export const hasOpenShell = ({ grants }: Harness): boolean =>
  grants.some(({ effect, rule }) => {
    if (effect !== 'allow' || rule.tool !== 'Bash' || rule.specifier === undefined || !rule.specifier.includes('*')) return false;
    const form = formOf(rule);
    if (!form) return true;
    const words = form.text.split(' ');
    return WRAPPERS.includes(` ${words[0]} `) || isTelling(words);
  });
