import { PROTECTED_FOLDERS } from '../../client/protected-paths.ts';
import type { Effect } from '../../model/permission.ts';
import type { Expression } from '../language/expression.ts';
import { Budget, Lazy } from '../language/lazy.ts';
import { contains, type Machine } from '../language/machine.ts';
import { Nfa } from '../language/nfa.ts';
import { addPath, expressionOf, OrderedPaths, REAL_PATHS } from '../language/paths.ts';
import { shortest } from '../language/search.ts';
import { pathPattern } from '../paths/pattern.ts';
import type { Places } from '../paths/rules.ts';
import { hasClassifier, type Policy } from '../policy.ts';
import type { Rule } from '../rule.ts';
import { compileRules } from '../rule-set.ts';

export const TOOLS = ['Read', 'Edit'] as const;
export type Tool = (typeof TOOLS)[number];

/** One thing that closes or opens paths: a pattern below a folder, or an ordered list with `!`, or a list that we cannot read. */
export interface Atom {
  readonly key: string;
  readonly rule: Rule;
  readonly kind: 'pattern' | 'ordered' | 'unread';
  /** All its paths are protected: no allow rule opens them, and none of them is read by an Edit rule (S2). */
  readonly closed: boolean;
  add(nfa: Nfa, number: number): void;
  machine(): Machine | undefined;
}

/** The path rules of one policy, effect and tool, taken apart. */
export class PathSide {
  readonly atoms: readonly Atom[];
  readonly byKey: ReadonlyMap<string, Atom>;
  readonly rules: readonly Rule[];
  readonly effect: Effect;
  private built: Lazy | undefined;
  private lists: readonly Machine[] | undefined;

  constructor({ rules, session }: Policy, effect: Effect, tool: Tool) {
    const all = rules.specific(effect, tool).filter(({ specifier }) => effect !== 'allow' || specifier !== '*');
    this.rules = all;
    this.effect = effect;
    const found = new Map<string, Atom>();
    for (const atom of atomsOf(all, effect, session.places)) if (!found.has(atom.key)) found.set(atom.key, atom);
    this.byKey = found;
    this.atoms = [...found.values()];
  }

  /** All plain patterns. */
  get union(): Lazy {
    if (this.built === undefined) {
      const nfa = new Nfa();
      for (const [number, atom] of this.atoms.entries()) atom.add(nfa, number);
      this.built = new Lazy(nfa);
    }
    return this.built;
  }

  /** Whether the path belongs to the language; undefined where a list cannot be read. */
  holds(path: string): boolean | undefined {
    if (this.atoms.some(({ kind }) => kind === 'unread')) return undefined;
    // A folder's own path is none of the paths below it.
    return contains(REAL_PATHS, path) && (contains(this.union, path) || this.ordered.some((machine) => contains(machine, path)));
  }

  get ordered(): readonly Machine[] {
    this.lists ??= this.atoms.flatMap((atom) => (atom.kind === 'ordered' ? (atom.machine() ?? []) : []));
    return this.lists;
  }
}

/** As `pathRules` groups them: rules of one source and anchor are one ignore list, in order. */
function atomsOf(rules: readonly Rule[], effect: Effect, places: Places): readonly Atom[] {
  const groups = new Map<string, { readonly roots: readonly string[]; readonly members: { readonly rule: Rule; readonly glob: string }[] }>();
  for (const rule of rules) {
    const pattern = rule.specifier === undefined ? undefined : pathPattern(rule.specifier, effect);
    if (pattern === undefined) continue;
    const roots = { absolute: ['/'], home: [places.home], source: [rule.base], relative: relativeRoots(places, effect) }[pattern.anchor];
    const key = `${rule.source}\n${pattern.anchor === 'relative' ? '' : roots[0]}`;
    const group = groups.get(key) ?? { roots, members: [] };
    groups.set(key, group);
    group.members.push({ rule, glob: pattern.glob });
  }
  return [...groups.values()].flatMap(({ roots, members }) => {
    const read = members.map(({ glob }) => expressionOf(glob));
    return roots.flatMap((root) => atomsBelow(root, members, read));
  });
}

const relativeRoots = ({ start, current, working }: Places, effect: Effect): readonly string[] =>
  effect === 'allow' ? [current] : [...new Set([start, current, ...working])];

function atomsBelow(
  root: string,
  members: readonly { readonly rule: Rule; readonly glob: string }[],
  read: readonly (Expression | 'matches nothing' | undefined)[],
): readonly Atom[] {
  const [first] = members;
  if (first === undefined) return [];
  const list = members.map(({ glob }) => glob).join('\n');
  if (read.includes(undefined))
    return [{ key: `unread ${root}\n${list}`, rule: first.rule, kind: 'unread', closed: false, add: () => {}, machine: () => undefined }];
  const patterns = members.flatMap(({ rule, glob }, i) => {
    const expression = read[i];
    return expression === undefined || expression === 'matches nothing' ? [] : [{ rule, glob, expression, negated: glob.startsWith('!') }];
  });
  if (patterns.some(({ negated }) => negated)) {
    const rule = patterns.find(({ negated }) => negated)?.rule ?? first.rule;
    return [{ key: `ordered ${root}\n${list}`, rule, kind: 'ordered', closed: false, add: () => {}, machine: () => new OrderedPaths(root, patterns) }];
  }
  return patterns.map(({ rule, glob, expression }) => ({
    key: `pattern ${root}\n${glob}`,
    rule,
    kind: 'pattern',
    closed: isClosed(root, glob),
    add: (nfa, number) => addPath(nfa, root, expression, number),
    machine: () => {
      const nfa = new Nfa();
      addPath(nfa, root, expression, 0);
      return new Lazy(nfa);
    },
  }));
}

/** Every path that the pattern matches has a protected folder in it. Worktrees below `.claude` are exempt, so what follows must be another name. */
function isClosed(root: string, glob: string): boolean {
  const names = `${root}/${glob}`.toLowerCase().split('/').filter(Boolean);
  return names.some((name, i) => {
    const next = names[i + 1];
    return PROTECTED_FOLDERS.has(name) && (name !== '.claude' || (next !== undefined && /^[\w.-]+$/.test(next) && next !== 'worktrees'));
  });
}

/**
 * Whether no call can touch a file that the rule matches without a question or a refusal, as far as the client looks at the files of calls: the rule's
 * paths lie outside the working directories, no allow rule reaches them, and no bare allow or mode lifts what is asked there.
 */
export function opensNone(policy: Policy, rule: Rule): boolean {
  const [atom, ...more] = new PathSide({ rules: compileRules([rule]), session: policy.session }, rule.effect, rule.tool === 'Edit' ? 'Edit' : 'Read').atoms;
  const machine = atom?.machine();
  return machine !== undefined && more.length === 0 && opensNothing(policy, machine, new Budget(50_000));
}

/** The same of the paths of one pattern. */
export function opensNothing(policy: Policy, machine: Machine, budget: Budget): boolean {
  const { rules, session } = policy;
  if (session.mode === 'bypassPermissions' || hasClassifier(session)) return false;
  if (['Bash', 'Monitor', 'Read', 'Grep', 'Glob', 'Edit', 'Write', 'MultiEdit', 'NotebookEdit'].some((tool) => rules.whole('allow', tool))) return false;
  const meets = (other: Machine): boolean => shortest({ within: [machine, REAL_PATHS, other] }, budget).kind !== 'none';
  const opened = TOOLS.map((tool) => new PathSide(policy, 'allow', tool));
  if (opened.some(({ atoms }) => atoms.some(({ kind }) => kind === 'unread'))) return false;
  return !meets(insideOf(session.places.working)) && !opened.some((side) => [side.union, ...side.ordered].some(meets));
}

/** The working directories and all below them. */
export function insideOf(folders: readonly string[]): Machine {
  const nfa = new Nfa();
  for (const folder of new Set(folders)) {
    const at = nfa.literal(nfa.start, folder === '/' ? '' : folder);
    nfa.end(at, 0);
    nfa.endAll(nfa.run(nfa.literal(at, '/')), 0);
  }
  return new Lazy(nfa);
}
