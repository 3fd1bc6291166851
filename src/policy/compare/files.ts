import type { Effect } from '../../model/permission.ts';
import { decide } from '../decide.ts';
import { contains, type Machine } from '../language/machine.ts';
import { REAL_PATHS } from '../language/paths.ts';
import { shortest } from '../language/search.ts';
import type { Call, Policy } from '../policy.ts';
import type { Rule } from '../rule.ts';
import { opensInVain } from './in-vain.ts';
import { type Atom, insideOf, opensNothing, PathSide, TOOLS, type Tool } from './path-side.ts';
import { beginningOf } from './plain.ts';
import type { Cause, Pair, Trial } from './replay.ts';

/** Path rules: what each list that only one policy has changes. */
export function compareFiles(pair: Pair): void {
  compareEach(pair);
  compareCare(pair);
}

function compareEach(pair: Pair): void {
  for (const tool of TOOLS) {
    for (const effect of ['allow', 'ask', 'deny'] as const) {
      if (sameRules(pair, effect, tool)) continue;
      const before = new PathSide(pair.before, effect, tool);
      const after = new PathSide(pair.after, effect, tool);
      examineAll(pair, { tool, effect, has: after, lacks: before, kind: 'rule added' });
      examineAll(pair, { tool, effect, has: before, lacks: after, kind: 'rule removed' });
    }
  }
}

/** The same rules from the same places in the same order: nothing to look at. */
function sameRules({ before, after }: Pair, effect: Effect, tool: Tool): boolean {
  const list = ({ rules, session: { places } }: Policy): string =>
    [
      places.home,
      places.start,
      places.current,
      ...places.working,
      ...rules.specific(effect, tool).map(({ text, source, base }) => `${source}\t${base}\t${text}`),
    ].join('\n');
  return list(before) === list(after);
}

/** Whether any Read rule denies makes the client careful with what it cannot see: reads behind `cd`, readers that xargs starts. */
function compareCare(pair: Pair): void {
  const [was, is] = [pair.before, pair.after].map(({ rules }) => rules.specific('deny', 'Read')[0]);
  const rule = was ?? is;
  if (rule === undefined || (was !== undefined && is !== undefined)) return;
  const cause: Cause = { kind: was === undefined ? 'rule added' : 'rule removed', rule };
  const trial = pair.trial(cause);
  if (trial.found) return;
  const commands = ['cd src && cat x', 'cd src && ls x', 'xargs grep x', 'xargs head'];
  if (!trial.offerAny(commands.map((command) => ({ tool: 'Bash', input: { command } }))))
    pair.doubt(cause, 'a first or last Read deny rule, and no call found that it makes the client careful with');
}

interface Lists {
  readonly tool: Tool;
  readonly effect: Effect;
  readonly has: PathSide;
  readonly lacks: PathSide;
  readonly kind: 'rule added' | 'rule removed';
}

function examineAll(pair: Pair, sides: Lists): void {
  for (const atom of sides.has.atoms) if (!sides.lacks.byKey.has(atom.key)) examine(pair, sides, atom, causeOf(sides, atom));
}

/** The rule that came or went; where the list has the same rules in another order, that. */
function causeOf({ has, lacks, kind }: Lists, atom: Atom): Cause {
  const texts = (side: PathSide): ReadonlySet<string> => new Set(side.rules.map(({ text, source }) => `${source}\n${text}`));
  const missing = (rules: readonly Rule[], known: ReadonlySet<string>): readonly Rule[] => rules.filter(({ text, source }) => !known.has(`${source}\n${text}`));
  const [had, has2] = [texts(lacks), texts(has)];
  if (atom.kind === 'pattern' && missing([atom.rule], had).length > 0) return { kind, rule: atom.rule };
  const other = kind === 'rule added' ? 'rule removed' : 'rule added';
  const candidates = [
    ...missing(has.rules, had).map((rule) => ({ kind, rule })),
    ...missing(lacks.rules, has2).map((rule) => ({ kind: other, rule }) as const),
  ];
  const reopening = candidates.find(({ rule }) => rule.specifier?.includes('!') === true);
  return reopening ?? candidates[0] ?? { kind: 'rules reordered', rule: atom.rule };
}

function examine(pair: Pair, { tool, effect, has, lacks, kind }: Lists, atom: Atom, cause: Cause): void {
  const trial = pair.trial(cause);
  const machine = atom.machine();
  if (machine === undefined) {
    trial.offerAny(callsOf(tool, effect, guessed(atom.rule)));
    if (!trial.found) pair.doubt(cause, 'a list of path patterns that is too intricate to compare');
    return;
  }
  // No other text makes a difference than what the other policy's list does not hold.
  const answer = shortest({ within: [machine, REAL_PATHS], beyond: lacks.union, without: lacks.ordered }, pair.budget);
  if (answer.kind === 'none' || trial.found) return;
  const { has: hasPolicy, lacks: lacksPolicy } = kind === 'rule added' ? { has: pair.after, lacks: pair.before } : { has: pair.before, lacks: pair.after };
  const pretty = (path: string): readonly string[] => [...natural(path, atom.rule).filter((one) => contains(machine, one)), path];
  search(pair, trial, machine, { tool, effect, has: hasPolicy, lacks: lacksPolicy, own: lacks, pretty });
  if (trial.found) return;
  if (answer.kind === 'text') trial.offerAny(callsOf(tool, effect, answer.text));
  if (trial.found) return;
  if (effect === 'ask' && asksInVain(pair, lacksPolicy, machine, trial)) return;
  if (trial.found) return;
  if (effect === 'allow' && (isFree(tool, pair, atom, [has, lacks]) || (tool === 'Edit' && atom.closed) || opensInVain([pair.before, pair.after]))) return;
  pair.doubt(
    cause,
    answer.kind === 'unknown'
      ? 'the path patterns are too many or too intricate to compare'
      : 'no file found that is decided differently, and no proof that there is none',
  );
}

/**
 * A question about files that no call touches without one: and no deny rule that looks at whole chains, which a question about a file keeps from it.
 * What the client keeps about a project is free to read although nothing says so.
 */
function asksInVain({ budget }: Pair, policy: Policy, machine: Machine, trial: Trial): boolean {
  const own = `${policy.session.places.home}/.claude`;
  const records = insideOf([`${own}/tasks`, `${own}/projects`]);
  const record = shortest({ within: [machine, REAL_PATHS, records] }, budget);
  if (record.kind !== 'none') {
    if (record.kind === 'text') trial.offerAny(callsOf('Read', 'ask', record.text));
    return false;
  }
  return (
    opensNothing(policy, machine, budget) &&
    policy.rules.shell.deny.entries.every(({ pattern }) => pattern.kind === 'exact' || beginningOf(pattern) !== undefined)
  );
}

interface Context {
  readonly tool: Tool;
  readonly effect: Effect;
  readonly has: Policy;
  readonly lacks: Policy;
  readonly own: PathSide;
  readonly pretty: (path: string) => readonly string[];
}

/** What a reader takes for a file sooner than the shortest path: something below a folder, a name before `.pem`. */
function natural(path: string, { specifier = '' }: Rule): readonly string[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dir = path.slice(0, path.length - name.length);
  if (/\/(?:\*\*)?$/.test(specifier)) return [`${path}/x`, ...(name === '.claude' ? [`${path}/worktrees/x/y`] : [])];
  return specifier.includes('*.') && name.startsWith('.') ? [`${dir}x${name}`] : [];
}

/** Where a rule is telling: an allow rule outside what is free anyway, a deny or ask rule inside what is allowed. */
function search(pair: Pair, trial: Trial, machine: Machine, { tool, effect, has, lacks, own, pretty }: Context): void {
  const inside = insideOf([...has.session.places.working, ...lacks.session.places.working]);
  const stronger = effect === 'allow' ? has : lacks;
  const avoid = (['deny', 'ask'] as const).flatMap((other) => TOOLS.map((of) => new PathSide(stronger, other, of))).filter(({ atoms }) => atoms.length > 0);
  const avoided = avoid.flatMap((side) => [side.union as Machine, ...side.ordered]);
  const allowed = new PathSide(lacks, 'allow', tool);
  const rooms: readonly { readonly within: readonly Machine[]; readonly without: readonly Machine[] }[] =
    effect === 'allow'
      ? [
          { within: [], without: [inside, ...avoided] },
          { within: [], without: avoided },
        ]
      : [
          { within: [inside], without: avoided },
          { within: [allowed.union], without: avoided },
          { within: [], without: avoided },
          { within: [], without: [] },
        ];
  const texts: string[] = [];
  for (const { within, without } of rooms) {
    const answer = shortest({ within: [machine, REAL_PATHS, ...within], without: [...without, ...own.ordered], beyond: own.union }, pair.budget);
    if (answer.kind !== 'text') continue;
    const calls = pretty(answer.text).flatMap((path) => [...callsOf(tool, effect, path)]);
    // What was allowed until now tells most, by whichever tool.
    if (trial.offerAny(effect === 'deny' ? calls.filter((call) => decide(lacks, call).decision === 'allow') : calls)) return;
    texts.push(...pretty(answer.text));
  }
  for (const path of texts) if (trial.offerAny(callsOf(tool, effect, path))) return;
}

function* callsOf(tool: Tool, effect: Effect, path: string): Generator<Call> {
  const read: Call = { tool: 'Read', input: { file_path: path } };
  const write: Call = { tool: 'Write', input: { file_path: path, content: '' } };
  if (tool === 'Read') yield read;
  yield write;
  if (tool === 'Edit') yield read;
  // Who may not read a file may not edit it, though write it anew.
  if (effect !== 'allow') yield { tool: 'Edit', input: { file_path: path, old_string: 'a', new_string: 'b' } };
  if (effect !== 'allow') yield { tool: 'NotebookEdit', input: { notebook_path: path, new_source: '' } };
  yield { tool: 'Bash', input: { command: `cat ${path}` } };
  yield { tool: 'Bash', input: { command: `touch ${path}` } };
}

/** A path that a pattern with too many wildcards may match. */
const guessed = ({ specifier = '', base }: Rule): string =>
  `${specifier.startsWith('/') && !specifier.startsWith('//') ? base : ''}${specifier.replace(/^\/\//, '/').replaceAll('*', '')}`;

/**
 * What a pattern opens makes no difference where the session opens it anyway: for reading inside the working directories, for writing there in acceptEdits
 * and auto mode. A link inside may lead out, where another pattern reaches: so none may, unless it is known that there are no links.
 */
function isFree(tool: Tool, { before, after, budget }: Pair, atom: Atom, sides: readonly PathSide[]): boolean {
  const atoms = after.session.disk.linkless ? [atom] : sides.flatMap((side) => side.atoms);
  const machines = atoms.map((one) => one.machine());
  return [before, after].every(({ session }) => {
    if (tool === 'Edit' && session.mode !== 'acceptEdits' && session.mode !== 'auto') return false;
    const without = [insideOf(session.places.working)];
    return machines.every((machine) => machine !== undefined && shortest({ within: [machine, REAL_PATHS], without }, budget).kind === 'none');
  });
}
