import { preapprovedHosts } from '../../client/preapproved-hosts.ts';
import { TOOLS } from '../../client/tools.ts';
import type { Effect } from '../../model/permission.ts';
import type { Mode } from '../../model/run.ts';
import { fieldOf } from '../fields.ts';
import { addHost } from '../language/hosts.ts';
import { Lazy } from '../language/lazy.ts';
import { contains, type Machine } from '../language/machine.ts';
import { Nfa } from '../language/nfa.ts';
import { HOST_NAMES, MCP_TOOLS, URL_HOSTS } from '../language/plain.ts';
import { type Question, shortest } from '../language/search.ts';
import { type Call, hasClassifier, type Policy } from '../policy.ts';
import type { Rule } from '../rule.ts';
import { BASH_FIELDS, usualCalls } from './calls.ts';
import type { Pair } from './replay.ts';

/** Rules that compare one name: a host, an agent, a skill, an MCP tool, the value of an input field. */
interface Family {
  readonly rules: (policy: Policy) => readonly Entry[];
  readonly domain?: Machine;
  /** Names outside of it are none: a rule on nothing else acts nowhere. */
  readonly possible?: Machine;
  readonly calls: (name: string) => readonly Call[];
  /** Names that need no rule; undefined: which those are is not known. */
  readonly open?: () => readonly string[];
  /** Modes in which allow rules of this family act nowhere, bypassPermissions aside. */
  readonly idleIn?: Mode;
  /** The languages of the entries are not the whole truth: only the same text is the same rule. */
  readonly textOnly?: boolean;
}

interface Entry {
  readonly rule: Rule;
  readonly effect: Effect;
  readonly key: string;
  add(nfa: Nfa, number: number): void;
}

export function compareNames(pair: Pair): void {
  for (const family of families(pair)) compareFamily(pair, family);
}

/** The rules of one policy in a family, and the unions of their languages. */
class NameSide {
  readonly byKey: ReadonlyMap<string, Entry>;
  private readonly unions = new Map<string, Lazy>();

  constructor(entries: readonly Entry[]) {
    this.byKey = new Map(entries.map((entry) => [entry.key, entry]));
  }

  union(effects: readonly Effect[]): Lazy {
    const name = effects.join();
    const known = this.unions.get(name) ?? unionOf([...this.byKey.values()].filter(({ effect }) => effects.includes(effect)));
    this.unions.set(name, known);
    return known;
  }

  has(effect: Effect): boolean {
    return [...this.byKey.values()].some((entry) => entry.effect === effect);
  }
}

function compareFamily(pair: Pair, family: Family): void {
  const before = new NameSide(family.rules(pair.before));
  const after = new NameSide(family.rules(pair.after));
  for (const [has, lacks, kind] of [
    [after, before, 'rule added'],
    [before, after, 'rule removed'],
  ] as const) {
    for (const entry of has.byKey.values()) if (!lacks.byKey.has(entry.key)) examine(pair, family, entry, { has, lacks, kind });
  }
}

interface Sides {
  readonly has: NameSide;
  readonly lacks: NameSide;
  readonly kind: 'rule added' | 'rule removed';
}

function examine(pair: Pair, family: Family, entry: Entry, sides: Sides): void {
  const cause = { kind: sides.kind, rule: entry.rule };
  const trial = pair.trial(cause);
  if (trial.found) return;
  const own = unionOf([entry]);
  for (const question of questions(family, entry, own, sides)) {
    const answer = shortest({ ...question, atLeast: 1 }, pair.budget);
    if (answer.kind === 'text') trial.offerAny(family.calls(answer.text));
    if (trial.found) return;
  }
  const proof = shortest({ within: [own], beyond: sides.lacks.union([entry.effect]) }, pair.budget);
  if (proof.kind === 'none' && family.textOnly !== true) return;
  if (family.possible !== undefined && shortest({ within: [own, family.possible] }, pair.budget).kind === 'none') return;
  if (entry.effect === 'ask' && asksInVain(pair, family, own)) return;
  // The rule can come or go on the side where it acts nowhere.
  if (entry.effect === 'allow' && [pair.before, pair.after].some((policy) => isIdle(family, policy))) return;
  pair.doubt(
    cause,
    proof.kind === 'unknown'
      ? 'the patterns are too many or too intricate to compare'
      : 'no call found that is decided differently, and no proof that there is none',
  );
}

/** Names to look for, the most telling first. */
function* questions({ domain }: Family, { effect }: Entry, own: Lazy, { has, lacks }: Sides): Generator<Question> {
  const within = domain === undefined ? [own] : [own, domain];
  const same = lacks.union([effect]);
  if (effect === 'allow') {
    yield { within, without: [has.union(['ask', 'deny'])], beyond: same };
  } else {
    const stronger = lacks.union(['ask', 'deny']);
    if (lacks.has('allow')) yield { within: [...within, lacks.union(['allow'])], beyond: stronger };
    yield { within, beyond: stronger };
  }
  yield { within, beyond: same };
  if (domain !== undefined) yield { within: [own], beyond: same };
}

const isIdle = ({ idleIn }: Family, { session: { mode } }: Policy): boolean => mode === 'bypassPermissions' || mode === idleIn;

/** What nothing lets pass is asked about with and without the rule. */
function asksInVain(pair: Pair, family: Family, own: Lazy): boolean {
  const { open, rules, textOnly } = family;
  if (open === undefined || textOnly === true || open().some((name) => contains(own, name))) return false;
  return [pair.before, pair.after].every((policy) => {
    if (policy.session.mode === 'bypassPermissions' || hasClassifier(policy.session)) return false;
    const allowed = unionOf(rules(policy).filter(({ effect }) => effect === 'allow' && !isIdle(family, policy)));
    return shortest({ within: [own, allowed] }, pair.budget).kind === 'none';
  });
}

function unionOf(entries: readonly Entry[]): Lazy {
  const nfa = new Nfa();
  for (const [number, entry] of entries.entries()) entry.add(nfa, number);
  return new Lazy(nfa);
}

function* families(pair: Pair): Generator<Family> {
  yield* fields(pair);
  yield HOSTS;
  yield AGENTS;
  yield SKILLS;
  yield mcp(pair);
}

const specific = (policy: Policy, effects: readonly Effect[], tool: string): readonly (readonly [Rule, Effect, string])[] =>
  effects.flatMap((effect) => policy.rules.specific(effect, tool).map((rule) => [rule, effect, rule.specifier ?? ''] as const));

const HOSTS: Family = {
  rules: (policy) => {
    const bare = policy.rules.whole('allow', 'WebFetch');
    const hosts = specific(policy, ['allow', 'ask', 'deny'], 'WebFetch').flatMap(([rule, effect, specifier]) => {
      const wanted = specifier.startsWith('domain:') ? specifier.slice('domain:'.length).toLowerCase() : undefined;
      return wanted === undefined ? [] : [hostEntry(rule, effect, wanted.endsWith('.') ? wanted.slice(0, -1) : wanted)];
    });
    return bare === undefined ? hosts : [hostEntry(bare, 'allow', '*'), ...hosts];
  },
  domain: HOST_NAMES,
  possible: URL_HOSTS,
  open: preapprovedHosts,
  // Hosts that are fetched without a rule are so only in the usual spelling.
  calls: (host) => ['/', '/x', './'].map((path) => ({ tool: 'WebFetch', input: { url: `https://${host}${path}`, prompt: 'Summarise' } })),
};

const hostEntry = (rule: Rule, effect: Effect, wanted: string): Entry => ({
  rule,
  effect,
  key: `${effect} ${wanted}`,
  add: (nfa, number) => addHost(nfa, wanted, number),
});

const AGENTS: Family = {
  rules: (policy) => specific(policy, ['deny'], 'Agent').map(([rule, effect, name]) => exact(rule, effect, name)),
  calls: (name) => [{ tool: 'Agent', input: { subagent_type: name, description: 'x', prompt: 'x' } }],
};

/** Allow rules on skills matter for the skills that need one: those are asked about one by one (`session.ts`). */
const SKILLS: Family = {
  rules: (policy) =>
    specific(policy, ['deny'], 'Skill').map(([rule, effect, specifier]) => {
      const text = specifier.replace(/^\//, '');
      const prefix = /^([\s\S]*)(?::| )\*$/.exec(text)?.[1];
      if (prefix === undefined) return exact(rule, effect, text);
      return { rule, effect, key: `${effect} ${prefix}*`, add: (nfa: Nfa, number: number) => nfa.glob(nfa.start, [prefix, ''], number) };
    }),
  calls: (name) => [{ tool: 'Skill', input: { skill: name } }],
};

const exact = (rule: Rule, effect: Effect, name: string): Entry => ({
  rule,
  effect,
  key: `${effect} =${name}`,
  add: (nfa, number) => nfa.end(nfa.literal(nfa.start, name), number),
});

/** Servers whose names could be cut in two ways make the session's list of servers part of what a rule means (`coversMcp`). */
export const isOddServer = (name: string): boolean => name.includes('__') || name.endsWith('_');

function mcp({ before, after }: Pair): Family {
  const odd = [before, after].some(({ session }) => session.servers.some(isOddServer));
  return {
    rules: ({ rules }) => rules.all.filter(({ tool, specifier }) => specifier === undefined && (tool.startsWith('mcp__') || tool.includes('*'))).map(mcpEntry),
    domain: MCP_TOOLS,
    // It asks before every MCP tool, whatever is allowed.
    idleIn: 'plan',
    open: () => [],
    calls: (tool) => [{ tool, input: {} }],
    textOnly: odd,
  };
}

function mcpEntry(rule: Rule): Entry {
  const { tool, effect } = rule;
  return { rule, effect, key: `${effect} ${tool}`, add: (nfa, number) => addMcp(nfa, rule, number) };
}

/** What `coversMcp` covers where no server has an odd name. */
function addMcp(nfa: Nfa, { tool, effect }: Rule, number: number): void {
  const whole = tool.endsWith('__*') ? tool.slice(0, -'__*'.length) : tool;
  const namesServer = !whole.includes('*') && whole.indexOf('__', 5) < 0 && whole.length > 5;
  nfa.glob(nfa.start, tool.split('*'), number);
  nfa.end(nfa.literal(nfa.start, tool), number);
  if (!namesServer || (effect !== 'allow' && tool.includes('*')) || (effect === 'allow' && whole.endsWith('_'))) return;
  nfa.end(nfa.literal(nfa.start, whole), number);
  nfa.glob(nfa.start, [`${whole}__`, ''], number);
}

function* fields({ before, after }: Pair): Generator<Family> {
  const names = new Set([before, after].flatMap((policy) => policy.rules.all.flatMap((rule) => fieldName(rule) ?? [])));
  for (const id of names) {
    const [tool = '', name = ''] = id.split(' ');
    yield {
      rules: (policy) => policy.rules.all.flatMap((rule) => (fieldName(rule) === id ? [fieldEntry(rule)] : [])),
      calls: (value) => usualCalls(tool, after.session.places.start).map((call) => ({ tool, input: { ...call.input, [name]: typed(name, value) } })),
    };
  }
}

function fieldName(rule: Rule): string | undefined {
  const field = fieldOf(rule);
  // `Bash(git:*)` would look at a field called git, which no call has.
  if (field === undefined || !TOOLS.has(rule.tool) || (rule.tool === 'Bash' && !BASH_FIELDS.has(field.name))) return undefined;
  return `${rule.tool} ${field.name}`;
}

/** Rules compare values as text; calls have them as they are. */
function typed(name: string, value: string): string | number | boolean {
  if (name === 'run_in_background' || name === 'dangerouslyDisableSandbox') return value !== 'false';
  return name === 'timeout' && /^\d+$/.test(value) ? Number(value) : name === 'timeout' && /^[a-z]$/.test(value) ? 60_000 : value;
}

function fieldEntry(rule: Rule): Entry {
  const value = fieldOf(rule)?.value ?? '';
  return { rule, effect: rule.effect, key: `${rule.effect} ${value}`, add: (nfa, number) => nfa.glob(nfa.start, value.split('*'), number) };
}
