import { TOOLS } from '../../client/tools.ts';
import { EFFECTS } from '../../model/permission.ts';
import { REAL_PATHS } from '../language/paths.ts';
import { shortest } from '../language/search.ts';
import type { Call, Policy } from '../policy.ts';
import { MODE_COMMANDS, usualCalls } from './calls.ts';
import { isOddServer } from './names.ts';
import { insideOf, TOOLS as PATH_TOOLS, PathSide } from './path-side.ts';
import type { Cause, Pair, Trial } from './replay.ts';

const SESSION = 'session';

/** What the sessions do by themselves: mode, folders, servers, skills. */
export function compareSessions(pair: Pair): void {
  const before = pair.before.session;
  const after = pair.after.session;
  if (before.mode !== after.mode || autoOff(pair.before) !== autoOff(pair.after)) compareModes(pair);
  if (String(before.places.working) !== String(after.places.working) || before.places.current !== after.places.current) compareFolders(pair);
  if (before.places.home !== after.places.home || before.places.start !== after.places.start)
    pair.doubt({ kind: SESSION, what: 'other' }, 'the sessions start in different places');
  compareServers(pair);
  compareSkills(pair);
  if (before.bypassAvailable !== after.bypassAvailable && (before.mode === 'plan' || before.mode === 'auto')) {
    const cause: Cause = { kind: SESSION, what: 'other' };
    const trial = pair.trial(cause);
    if (!trial.offer({ tool: 'Bash', input: { command: 'rm -rf /' } })) pair.doubt(cause, 'one of the sessions may be left for bypassPermissions');
  }
}

/** It counts in plan mode only. */
const autoOff = ({ session }: Policy): boolean => session.mode === 'plan' && session.autoOff;

function compareModes(pair: Pair): void {
  const cause: Cause = { kind: SESSION, what: 'mode' };
  const trial = pair.trial(cause);
  const { start } = pair.after.session.places;
  // Writes first: that is what modes are about. Both directions are looked for: dontAsk lets nothing more pass and refuses much.
  for (const tool of ['Write', 'Edit', 'Bash', ...TOOLS])
    for (const call of usualCalls(tool, start)) if (trial.up === undefined || trial.down === undefined) trial.offer(call);
  if (!trial.found) offerWrites(pair, trial);
  if (!trial.found) trial.offerAny(MODE_COMMANDS.map((command): Call => ({ tool: 'Bash', input: { command } })));
  if (!trial.found) pair.doubt(cause, 'no call found that the modes decide differently, and no proof that there is none');
}

/** A file in the working directories of which no rule speaks. */
function offerWrites({ before, after, budget }: Pair, trial: Trial): void {
  const sides = [before, after].flatMap((policy) => EFFECTS.flatMap((effect) => PATH_TOOLS.map((tool) => new PathSide(policy, effect, tool))));
  const spoken = sides.filter(({ atoms }) => atoms.length > 0).flatMap((side) => [side.union, ...side.ordered]);
  const closed = sides.filter(({ effect, atoms }) => effect !== 'allow' && atoms.length > 0).flatMap((side) => [side.union, ...side.ordered]);
  for (const without of [spoken, closed]) {
    const answer = shortest({ within: [insideOf([after.session.places.start]), REAL_PATHS], without, atLeast: after.session.places.start.length + 2 }, budget);
    if (answer.kind === 'text') trial.offer({ tool: 'Write', input: { file_path: answer.text, content: '' } });
    if (trial.found) return;
  }
}

function compareFolders(pair: Pair): void {
  const was = pair.before.session.places.working;
  const is = pair.after.session.places.working;
  const differing = [...is.filter((folder) => !was.includes(folder)), ...was.filter((folder) => !is.includes(folder))];
  const cause: Cause = { kind: SESSION, what: 'folders' };
  const trial = pair.trial(cause);
  for (const folder of differing) {
    const path = `${folder === '/' ? '' : folder}/x`;
    const calls: readonly Call[] = [
      { tool: 'Read', input: { file_path: path } },
      { tool: 'Write', input: { file_path: path, content: '' } },
      { tool: 'Bash', input: { command: `cat ${path}` } },
    ];
    trial.offerAny(calls);
  }
  if (!trial.found && !differing.every((folder) => isWithinOther(folder, folder, was, is)))
    pair.doubt(cause, 'no call found that the working folders decide differently');
  else if (!trial.found && hasRelativeRules(pair)) pair.doubt(cause, 'relative rules are measured from each of the working folders');
}

/** A folder below another one that both sessions have adds nothing. */
const isWithinOther = (folder: string, self: string, was: readonly string[], is: readonly string[]): boolean =>
  was.some((other) => other !== self && is.includes(other) && (other === '/' || folder.startsWith(`${other}/`)));

const hasRelativeRules = ({ before, after }: Pair): boolean =>
  [before, after].some(({ rules }) =>
    (['deny', 'ask'] as const).some((effect) =>
      (['Read', 'Edit'] as const).some((tool) => rules.specific(effect, tool).some(({ specifier = '' }) => !/^(?:\/|~\/)/.test(specifier))),
    ),
  );

/** Names of servers matter only where a tool's name could be cut in two ways. */
function compareServers(pair: Pair): void {
  const odd = (policy: Policy): string => policy.session.servers.filter(isOddServer).sort().join('\n');
  const rules = [pair.before, pair.after].some((policy) => policy.rules.all.some(({ tool }) => tool.startsWith('mcp__')));
  if (!rules || odd(pair.before) === odd(pair.after)) return;
  const cause: Cause = { kind: SESSION, what: 'servers' };
  const trial = pair.trial(cause);
  const names = [...pair.before.session.servers, ...pair.after.session.servers];
  if (!trial.offerAny(names.map((name): Call => ({ tool: `mcp__${name}__x`, input: {} }))))
    pair.doubt(cause, 'servers whose names could be read in two ways came or went');
}

/** Skills that need a rule, one by one: all others start without. */
function compareSkills(pair: Pair): void {
  const was = pair.before.session.gatedSkills;
  const is = pair.after.session.gatedSkills;
  const sameRules = skillRules(pair.before) === skillRules(pair.after);
  for (const skill of new Set([...was, ...is])) {
    if (sameRules && was.has(skill) === is.has(skill)) continue;
    const rule = [pair.after, pair.before]
      .flatMap(({ rules }) => rules.specific('allow', 'Skill'))
      .find(({ specifier = '' }) => specifier.replace(/^\//, '').startsWith(skill));
    const kind = rule !== undefined && pair.after.rules.all.includes(rule) ? 'rule added' : 'rule removed';
    const cause: Cause = sameRules || rule === undefined ? { kind: SESSION, what: 'skills' } : { kind, rule };
    // Which skills need a rule is all there is to know about them: what the call shows holds for every call of the skill.
    pair.trial(cause).offer({ tool: 'Skill', input: { skill } });
  }
}

const skillRules = ({ rules }: Policy): string =>
  rules
    .specific('allow', 'Skill')
    .map(({ specifier }) => specifier)
    .sort()
    .join('\n');
