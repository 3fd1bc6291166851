import { callsAbout } from '../../capability/marginal.ts';
import { type Capability, isGain } from '../../capability/program.ts';
import { place } from '../../findings/finding.ts';
import type { Harness } from '../../model/harness.ts';
import type { Decision, Effect, Scope } from '../../model/permission.ts';
import { type Cause, type Change, comparePolicies, RANK, type SessionPart } from '../../policy/compare.ts';
import { decide } from '../../policy/decide.ts';
import type { Call, Policy } from '../../policy/policy.ts';
import type { Rule } from '../../policy/rule.ts';
import type { RuleAt } from '../can.ts';
import type { Side } from './surfaces.ts';

/** A call that is decided differently, with what makes the difference and where that stands. */
export interface ChangeAt {
  readonly from: Decision;
  readonly to: Decision;
  readonly cause: Cause['kind'];
  /** The rule that was added or is gone; or what the session does otherwise. */
  readonly rule: RuleAt | undefined;
  readonly part: SessionPart | undefined;
  /** On which side `rule` stands. */
  readonly side: 'base' | 'head';
  readonly tool: string;
  readonly capability: readonly Capability[];
  /** What the names of tools promise: nobody has looked at their server. */
  readonly guessed: readonly Capability[];
  readonly witness: Call;
  /** More calls that show the same, one for each capability. */
  readonly shows: readonly { readonly capability: Capability; readonly call: Call }[];
  /** What decides the witness now, and why. */
  readonly decidedBy: RuleAt | undefined;
  readonly reason: string;
  /** Start folder of the session, or the file of a profile. */
  readonly session: string;
  readonly accepted?: { readonly reason: string; readonly owner?: string };
  /** The reason that our configuration keeps beside the grant. */
  readonly note?: string;
}

/** What is neither proved equal nor shown to be different. */
export interface UnknownAt {
  readonly rule: RuleAt | undefined;
  readonly part: SessionPart | undefined;
  readonly why: string;
  readonly session: string;
}

/** The severest first: what a reader of a pull request must see. */
export const CAPABILITY_ORDER: readonly Capability[] = [
  'exec',
  'escalate',
  'persist',
  'secrets',
  'write-any',
  'destroy',
  'publish',
  'network-out',
  'install',
  'network-in',
  'read-any',
];

/** Every change between two policies, each with the telling calls of the catalogue where it has some. All of them were replayed on both sides. */
export function changesBetween(before: Side, after: Side, session: string): { readonly changes: readonly ChangeAt[]; readonly unknown: readonly UnknownAt[] } {
  const [was, is] = [before.session.policy, after.session.policy];
  const compared = comparePolicies(was, is);
  const causes = distinct([...compared.changes, ...compared.unknown].map(({ cause }) => cause));
  const differing: readonly Differing[] = [...compared.changes, ...causes.flatMap((cause) => tellingCalls(was, is, cause))];
  const blame = responsible(causes);
  const numbered = numbersOf(causes);
  const told = new Map<string, { cause: Cause; change: Differing; telling: Differing[]; guessed: Set<Capability> }>();
  for (const change of differing) {
    const cause = blame(change);
    const key = `${numbered(cause)} ${change.from} ${change.to}`;
    const known = told.get(key);
    const one = known ?? { cause, change, telling: [], guessed: new Set() };
    if (!known) told.set(key, one);
    if (change.capability) one.telling.push(change);
    if (change.guess) one.guessed.add(change.guess);
  }
  const changes = [...told.values()].map(({ cause, change, telling, guessed }) => ({
    ...changeAt(cause, change, telling, before, after, session),
    guessed: [...guessed],
  }));
  const shown = new Set(changes.map(({ rule, part, cause }) => `${cause} ${rule?.effect} ${rule?.text} ${part}`));
  const unknown = compared.unknown.flatMap(({ cause, why }): UnknownAt[] => {
    const { rule, part } = partsOf(cause, before, after);
    return shown.has(`${cause.kind} ${rule?.effect} ${rule?.text} ${part}`) ? [] : [{ rule, part, why, session }];
  });
  return { changes: bySeverity(changes), unknown };
}

/** A number for each cause; equal ones have the same. */
function numbersOf(causes: readonly Cause[]): (cause: Cause) => number {
  const numbers = new Map(causes.map((cause, i) => [cause, i]));
  return (cause) => {
    const known = numbers.get(cause) ?? causes.findIndex((one) => same(one, cause));
    numbers.set(cause, known);
    return known;
  };
}

function distinct(causes: readonly Cause[]): readonly Cause[] {
  const kept = new Map<unknown, Cause[]>();
  return causes.filter((cause) => {
    const key = 'rule' in cause ? cause.rule : cause.what;
    const known = kept.get(key);
    if (known?.some((one) => same(one, cause))) return false;
    if (known) known.push(cause);
    else kept.set(key, [cause]);
    return true;
  });
}

/**
 * Whom a change is told of: a deny or ask rule that is gone or new and decided the call, else an allow rule that is new or gone and did. A call of
 * `Bash(npm:*)`, which gave way to `Bash`, is a matter of `Bash`.
 */
function responsible(causes: readonly Cause[]): (change: Differing) => Cause {
  const of = (kind: Cause['kind']) => new Map(causes.flatMap((cause) => (cause.kind === kind && 'rule' in cause ? [[cause.rule, cause] as const] : [])));
  const [added, removed] = [of('rule added'), of('rule removed')];
  return ({ from, to, before, after, cause }) => {
    const gone = before.rule && removed.get(before.rule);
    const come = after.rule && added.get(after.rule);
    return (RANK[to] > RANK[from] ? ((from === 'allow' ? undefined : gone) ?? come) : ((to === 'allow' ? undefined : come) ?? gone)) ?? cause;
  };
}

/** Widest first: allow of what was denied or asked, by capability; then ask of what was denied; then what is narrower. */
export function bySeverity(changes: readonly ChangeAt[]): readonly ChangeAt[] {
  const rank = ({ from, to, capability }: ChangeAt): number => {
    const group = RANK[to] <= RANK[from] ? 2 : to === 'allow' ? 0 : 1;
    const [first] = capability;
    const worst = first === undefined ? CAPABILITY_ORDER.length : CAPABILITY_ORDER.indexOf(first);
    return (group * (CAPABILITY_ORDER.length + 1) + worst) * (CAPABILITY_ORDER.length + 1) - capability.length;
  };
  return changes
    .map((change) => ({ change, rank: rank(change) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ change }) => change);
}

const same = (a: Cause, b: Cause): boolean =>
  a === b || (a.kind === b.kind && ('rule' in a && 'rule' in b ? a.rule === b.rule : 'what' in a && 'what' in b && a.what === b.what));

/** A call that the two policies decide differently; with a capability where it is one of the catalogue's. */
interface Differing extends Change {
  readonly capability?: Capability;
  readonly guess?: Capability;
}

/** The calls of the catalogue that are about the rule, or the mode, and that the two policies decide differently. */
function tellingCalls(before: Policy, after: Policy, cause: Cause): readonly Differing[] {
  if (cause.kind === 'session' && cause.what !== 'mode') return [];
  const of = cause.kind === 'rule removed' ? before : after;
  return callsAbout('rule' in cause ? cause.rule : undefined, of).flatMap((candidate): Differing[] => {
    const { call, capability } = candidate;
    const was = decide(before, call);
    const is = decide(after, call);
    return was.decision === is.decision
      ? []
      : [
          {
            from: was.decision,
            to: is.decision,
            call,
            before: was,
            after: is,
            cause,
            ...(isGain(candidate) ? { capability } : candidate.guess && { guess: capability }),
          },
        ];
  });
}

function changeAt(cause: Cause, change: Differing, telling: readonly Differing[], before: Side, after: Side, session: string): Omit<ChangeAt, 'guessed'> {
  const found = CAPABILITY_ORDER.flatMap((capability) => telling.find((one) => one.capability === capability) ?? []);
  // What an allow rule can do at worst shows what it is; of what is no longer refused the plainest call does.
  const best = change.from === 'deny' && change.to === 'ask' ? change : (found[0] ?? change);
  const { rule, part } = partsOf(cause, before, after);
  const portable = (call: Call): Call => withoutMachine(call, change, before.session.policy, after.session.policy);
  return {
    from: change.from,
    to: change.to,
    cause: cause.kind,
    rule,
    part,
    side: cause.kind === 'rule removed' ? 'base' : 'head',
    tool: best.call.tool,
    capability: found.flatMap(({ capability }) => capability ?? []),
    witness: portable(best.call),
    shows: found.flatMap(({ capability, call }) => (capability ? [{ capability, call: portable(call) }] : [])),
    decidedBy: best.after.rule && ruleAt(best.after.rule, after.harness),
    reason: best.after.reason,
    session,
  };
}

/** The call with the folders of this machine left out of its paths, where it means the same to both sides. */
function withoutMachine(call: Call, { from, to }: Differing, before: Policy, after: Policy): Call {
  const { home, current } = after.session.places;
  const shorter = (text: string): string =>
    text.startsWith(`${current}/`) ? text.slice(current.length + 1) : text.startsWith(`${home}/`) ? `~${text.slice(home.length)}` : text;
  const input = Object.fromEntries(
    Object.entries(call.input).map(([name, value]) => [name, typeof value === 'string' && /path$/.test(name) ? shorter(value) : value]),
  );
  if (Object.entries(input).every(([name, value]) => value === call.input[name])) return call;
  const same = { ...call, input };
  return decide(before, same).decision === from && decide(after, same).decision === to ? same : call;
}

function partsOf(cause: Cause, before: Side, after: Side): { readonly rule: RuleAt | undefined; readonly part: SessionPart | undefined } {
  if (cause.kind === 'session') return { rule: undefined, part: cause.what };
  return { rule: ruleAt(cause.rule, (cause.kind === 'rule removed' ? before : after).harness), part: undefined };
}

function ruleAt({ effect, text, scope, origin }: Rule, { documents }: Harness): RuleAt {
  return { effect: effect as Effect, text, scope: scope as Scope, file: origin?.file, line: origin ? place(documents, origin).line : null };
}
