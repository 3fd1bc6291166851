import { type CallLabel, labelOf, OTHER } from './call-label.ts';
import { CAUSES, type Cause, type Outcome, type Reach, type Verdict } from './decision.ts';
import { DECISION_VALUES } from './known-lines.ts';
import type { Moment, ObservedCall, Observer } from './reader.ts';
import { SeenIds } from './seen-ids.ts';
import { type Session, Sessions } from './sessions.ts';
import { compareVersions } from './version.ts';

/** Which part of the logs counts. */
export interface Scope {
  /** Sessions that were started at or below this folder, wherever they went: its settings were theirs. */
  readonly project?: string;
  /** Lines from this moment on: ISO, UTC. */
  readonly since?: string;
}

/** How many calls went one way. */
export interface Tally {
  readonly cause: Cause;
  readonly verdict: Verdict;
  readonly reach?: Reach;
  readonly calls: number;
}

/** Calls of a tool, or of commands with one head. */
export interface Row {
  readonly name: string;
  readonly calls: number;
  /** Calls without a result. */
  readonly unanswered: number;
  readonly outcomes: readonly Tally[];
}

/** Calls about which a person was asked, or would have been, that the same rule would have spared. */
export interface RepeatedPrompt {
  readonly tool: string;
  /** Of the commands in it, in their order; none for tools that are no shell. */
  readonly heads: readonly string[];
  readonly calls: number;
  /** Calls that differ in their text. */
  readonly different: number;
  readonly once: number;
  readonly session: number;
  readonly always: number;
  readonly refused: number;
  readonly nobody: number;
}

export interface Usage {
  /** What was there to see: what lies outside is unknown, not unused. */
  readonly window: {
    readonly first: string | undefined;
    readonly last: string | undefined;
    readonly sessions: { readonly attended: number; readonly unattended: number; readonly unrecorded: number };
    /** Of the client, oldest first. */
    readonly versions: readonly string[];
  };
  readonly calls: number;
  readonly unanswered: number;
  readonly decisions: readonly Tally[];
  readonly tools: readonly Row[];
  /** Shell calls by their first command. */
  readonly commands: readonly Row[];
  /** Where the rules stand that decided, as far as the client wrote it down. */
  readonly scopes: readonly { readonly scope: string; readonly verdict: Verdict; readonly calls: number }[];
  /** Most calls first; only what came at least twice. */
  readonly prompts: readonly RepeatedPrompt[];
  readonly sessions: readonly Session[];
}

/** Different groups of prompts that are kept apart. */
const MOST_GROUPS = 20_000;

/** Counts as the logs are read; keeps names from closed lists, counts, and the groups of prompts. */
export class UsageCounter implements Observer {
  readonly #scope: Scope;
  readonly #sessions = new Sessions();
  /** Where each session was started. */
  readonly #starts = new Map<string, string>();
  readonly #all = new Counted();
  readonly #tools = new Map<string, Counted>();
  readonly #commands = new Map<string, Counted>();
  readonly #scopes = new Map<string, { readonly scope: string; readonly verdict: Verdict; calls: number }>();
  readonly #prompts = new Map<string, Prompted>();
  readonly #texts = new SeenIds();
  #first: string | undefined;
  #last: string | undefined;

  constructor(scope: Scope = {}) {
    this.#scope = scope;
  }

  line(at: Moment): void {
    if (!this.#isIn(at)) return;
    this.#sessions.line(at);
    const { timestamp } = at;
    if (timestamp === undefined) return;
    if (this.#first === undefined || timestamp < this.#first) this.#first = timestamp;
    if (this.#last === undefined || timestamp > this.#last) this.#last = timestamp;
  }

  call(call: ObservedCall): void {
    if (!this.#isIn(call.at)) return;
    const label = labelOf(call.tool, call.input, call.isMissingTool);
    const { outcome } = call;
    this.#sessions.call(call, label.tool);
    this.#all.add(outcome);
    countedIn(this.#tools, label.tool).add(outcome);
    if (label.head !== undefined) countedIn(this.#commands, `${label.tool}(${label.head})`).add(outcome);
    if (outcome?.scope !== undefined) this.#scoped(outcome.scope, outcome.verdict);
    if (outcome && (outcome.cause === 'person' || outcome.cause === 'nobody')) this.#prompted(call, outcome, label);
  }

  usage(): Usage {
    const sessions = this.#sessions.all();
    const attendance = (kind: Session['attendance']): number => sessions.filter((session) => session.attendance === kind).length;
    return {
      window: {
        first: this.#first,
        last: this.#last,
        sessions: { attended: attendance('attended'), unattended: attendance('unattended'), unrecorded: attendance('unrecorded') },
        versions: [...new Set(sessions.flatMap(({ versions }) => versions))].sort(compareVersions),
      },
      calls: this.#all.calls,
      unanswered: this.#all.unanswered,
      decisions: this.#all.tallies(),
      tools: rows(this.#tools),
      commands: rows(this.#commands),
      scopes: [...this.#scopes.values()].sort((a, b) => b.calls - a.calls || byText(`${a.scope} ${a.verdict}`, `${b.scope} ${b.verdict}`)),
      prompts: [...this.#prompts]
        .filter(([, { calls }]) => calls > 1)
        .sort(([a, x], [b, y]) => y.calls - x.calls || byText(a, b))
        .map(([, prompt]) => ({ ...prompt })),
      sessions,
    };
  }

  #isIn({ timestamp, session, cwd: present }: Moment): boolean {
    const { project, since } = this.#scope;
    let cwd = session === undefined ? present : this.#starts.get(session);
    if (cwd === undefined && session !== undefined && present !== undefined) {
      cwd = present;
      this.#starts.set(session, present);
    }
    if (since !== undefined && (timestamp === undefined || timestamp < since)) return false;
    return project === undefined || (cwd !== undefined && (cwd === project || cwd.startsWith(project === '/' ? '/' : `${project}/`)));
  }

  #scoped(written: string, verdict: Verdict): void {
    const scope = DECISION_VALUES['ruleSource']?.(written) === true ? written : OTHER;
    const key = `${scope} ${verdict}`;
    const known = this.#scopes.get(key);
    if (known) known.calls++;
    else this.#scopes.set(key, { scope, verdict, calls: 1 });
  }

  #prompted({ tool, input }: ObservedCall, { cause, verdict, reach }: Outcome, label: CallLabel): void {
    let prompt = this.#prompts.get(label.group);
    if (!prompt) {
      if (this.#prompts.size >= MOST_GROUPS) return;
      prompt = { tool: label.tool, heads: label.heads, calls: 0, different: 0, once: 0, session: 0, always: 0, refused: 0, nobody: 0 };
      this.#prompts.set(label.group, prompt);
    }
    prompt.calls++;
    if (this.#texts.add(`${label.group}\n${tool}\n${Object.values(input).join('\n')}`)) prompt.different++;
    if (cause === 'nobody') prompt.nobody++;
    else if (verdict === 'refused') prompt.refused++;
    else prompt[reach ?? 'once']++;
  }
}

type Prompted = { -readonly [key in keyof RepeatedPrompt]: RepeatedPrompt[key] };

class Counted {
  calls = 0;
  unanswered = 0;
  readonly #outcomes = new Map<string, { readonly outcome: Outcome; calls: number }>();

  add(outcome: Outcome | undefined): void {
    this.calls++;
    if (!outcome) {
      this.unanswered++;
      return;
    }
    const key = `${outcome.cause} ${outcome.verdict} ${outcome.reach ?? ''}`;
    const known = this.#outcomes.get(key);
    if (known) known.calls++;
    else this.#outcomes.set(key, { outcome, calls: 1 });
  }

  /** In the order of CAUSES, what was allowed first. */
  tallies(): readonly Tally[] {
    return [...this.#outcomes]
      .sort(([a, x], [b, y]) => CAUSES.indexOf(x.outcome.cause) - CAUSES.indexOf(y.outcome.cause) || byText(a, b))
      .map(([, { outcome, calls }]) => ({ cause: outcome.cause, verdict: outcome.verdict, ...(outcome.reach && { reach: outcome.reach }), calls }));
  }
}

function countedIn(map: Map<string, Counted>, name: string): Counted {
  let counted = map.get(name);
  if (!counted) {
    counted = new Counted();
    map.set(name, counted);
  }
  return counted;
}

const rows = (map: ReadonlyMap<string, Counted>): readonly Row[] =>
  [...map]
    .map(([name, counted]) => ({ name, calls: counted.calls, unanswered: counted.unanswered, outcomes: counted.tallies() }))
    .sort((a, b) => b.calls - a.calls || byText(a.name, b.name));

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
