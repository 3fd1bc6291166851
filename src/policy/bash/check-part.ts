import { EDIT_COMMANDS } from '../../client/path-commands.ts';
import { isSafeAssignment } from '../../client/safe-environment.ts';
import { allow, ask, askByRule, type Check, deny } from '../check.ts';
import type { Policy, Session } from '../policy.ts';
import type { Arg, Part } from './command.ts';
import { checkPaths } from './path-check.ts';
import { argumentProblem, commandProblem } from './problems.ts';
import { isReadOnly } from './read-only.ts';
import { allowTexts, denyTexts } from './texts.ts';
import { peel, peelPlain } from './wrappers.ts';

/** What a part's own rules and checks say. `own` tells that a text rule decided; `path` that a file of the part is the reason. */
export interface PartCheck {
  readonly check: Check;
  readonly path: boolean;
}

/** The stages of one simple command, first hit wins (D1). */
export function checkPart(part: Part, policy: Policy, dir: string): PartCheck {
  const { rules, session } = policy;
  const inner = innerCommand(part);
  const paths = checkPaths(part, inner, policy, dir);
  if (paths.denied) return { check: paths.denied, path: true };
  const ruled = denyOrAsk(denyTexts(part), policy);
  if (ruled) return { check: ruled, path: false };
  if (paths.asked) return { check: paths.asked, path: true };
  const texts = allowTexts(part);
  const exact = first(texts, ({ exact: text }) => rules.shell.allow.exact(text));
  if (exact) return plain(allow('exact allow', 'an allow rule is this very command', exact));
  const problem = part.problem ?? commandProblem(inner);
  if (problem !== undefined) return plain(ask('unanalysable', problem));
  const argument = argumentProblem(inner);
  if (argument !== undefined) return plain(ask('command check', argument));
  const pattern = first(texts, ({ loose }) => rules.shell.allow.pattern(loose));
  if (pattern) return plain(allow('pattern allow', 'an allow rule matches the command', pattern));
  if (acceptsEdits(session) && paths.open && isPlainEdit(part)) {
    return plain(allow('mode', 'acceptEdits lets file commands inside the working directories pass'));
  }
  if (paths.soft) return { check: paths.soft, path: true };
  if (isFree(part)) return plain(allow('read-only', 'the command only reads'));
  return plain(ask('no rule', 'no rule allows the command'));
}

const acceptsEdits = ({ mode }: Session): boolean => mode === 'acceptEdits' || mode === 'auto';

/** A file command that acceptEdits covers: no assignments, no wrappers, no options of touch that read other files. */
function isPlainEdit({ assigns, argv }: Part): boolean {
  const name = argv[0]?.value ?? '';
  if (assigns.length > 0 || !EDIT_COMMANDS.has(name)) return false;
  return name !== 'touch' || !argv.slice(1).some((arg) => /^-(?:r|t|-)/.test(arg.value));
}

const plain = (check: Check): PartCheck => ({ check, path: false });

/** Steps 2 to 5: exact deny, exact ask, pattern deny, pattern ask. */
export function denyOrAsk(texts: readonly string[], { rules }: Policy): Check | undefined {
  const { deny: denied, ask: asked } = rules.shell;
  if (denied.empty && asked.empty) return undefined;
  const exactDeny = first(texts, denied.exact);
  if (exactDeny) return deny('exact deny', 'a deny rule is this very command', exactDeny);
  const exactAsk = first(texts, asked.exact);
  if (exactAsk) return askByRule('exact ask', exactAsk);
  const patternDeny = first(texts, denied.pattern);
  if (patternDeny) return deny('pattern deny', 'a deny rule matches the command', patternDeny);
  const patternAsk = first(texts, asked.pattern);
  return patternAsk ? askByRule('pattern ask', patternAsk) : undefined;
}

function first<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The command behind the wrappers of W1. */
export function innerCommand(part: Part): readonly Arg[] {
  const values = part.argv.map((arg) => arg.value);
  let at = 0;
  for (let next: number | undefined = 0; next !== undefined && next < values.length; next = values[at] === 'xargs' ? undefined : peel(values, at)) at = next;
  return part.argv.slice(at);
}

const PLAIN_TEXT: ReadonlySet<string> = new Set(['uniq', 'hostname', 'jq']);

/** Read-only recognition: safe assignments, plain wrappers, free redirections. */
function isFree(part: Part): boolean {
  if (!part.assigns.every(isSafeAssignment)) return false;
  if (part.argv.length === 0) return part.assigns.length > 0 && !part.redirected;
  const values = part.argv.map((arg) => arg.value);
  let at = 0;
  for (let next: number | undefined = 0; next !== undefined && next < values.length; next = peelPlain(values, at)) at = next;
  const program = part.argv[at];
  if (program === undefined) return false;
  // These are recognised by their text alone: no quotes, no assignments, no here-string.
  const plainText = PLAIN_TEXT.has(program.value);
  if (plainText && (program.raw !== program.value || part.assigns.length > 0 || (program.value === 'uniq' && part.full.includes('<<<')))) return false;
  if (program.value === '[' && part.assigns.length > 0) return false;
  return isReadOnly(part.argv.slice(at));
}
