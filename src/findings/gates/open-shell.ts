import { isTelling } from '../../capability/telling.ts';
import type { Harness } from '../../model/harness.ts';
import { formOf } from './plain-grants.ts';

/** Words before which another program's name does not stand first. */
const WRAPPERS = ' time nice nohup builtin noglob xargs timeout gtimeout sudo doas env ';

/** What nearly every project allows: it runs the project's own code, and no rule finds more in it, alone or with others of a plain form. A blank is `_`. */
export const USUAL =
  ' npm_test npm_run npm_run_build npm_run_lint npm_run_test npm_run_typecheck npm_run_format npm_run_check npm_run_dev pnpm_test pnpm_lint pnpm_build yarn_test yarn_build yarn_lint cargo_build cargo_test cargo_check cargo_clippy go_test go_build go_vet git_branch git_fetch git_checkout git_pull pytest python_-m_pytest eslint vitest jest npx_eslint npx_vitest npx_jest ';

/** Whether an allow rule on the shell leaves anything open of which the catalogue of programs has something to tell. */
export const hasOpenShell = ({ grants }: Harness): boolean =>
  grants.some(({ effect, rule }) => {
    if (effect !== 'allow' || rule.tool !== 'Bash' || rule.specifier === undefined || !rule.specifier.includes('*')) return false;
    const form = formOf(rule);
    if (!form) return true;
    const words = form.text.split(' ');
    if (USUAL.includes(` ${words.join('_')} `)) return false;
    return WRAPPERS.includes(` ${words[0]} `) || isTelling(words) || mayRunOther(words);
  });

/** Options before a sub-command, or a program behind another (`git -C x`, `pnpm tsx`): what they leave open is a longer question. */
const mayRunOther = (words: readonly string[]): boolean =>
  words.some((word, i) => i > 0 && (((word.startsWith('-') || word.startsWith('+') || word === 'workspace') && i === 1) || isTelling(words.slice(i))));
