import type { Harness } from '../model/harness.ts';
import type { Origin } from '../model/origin.ts';
import type { Decision, Effect, Grant } from '../model/permission.ts';
import type { Run } from '../model/run.ts';
import type { Files, MemoryGit } from '../world/memory.ts';
import type { UsedAccept } from './accept.ts';
import type { Assertion } from './config.ts';
import type { Gate } from './gate.ts';

export type Severity = 'error' | 'warning' | 'note';
export const SEVERITIES = ['error', 'warning', 'note'] as const;
/** `proven`: the client's behaviour was measured or the engine decided it; `likely`: a judgement. */
export type Confidence = 'proven' | 'likely';

/** The few shapes an option can have. Each is also a JSON Schema, so the configuration schema is a plain copy of it. */
export type OptionSchema =
  | { readonly type: 'boolean'; readonly description: string; readonly default: boolean }
  | { readonly type: 'integer'; readonly description: string; readonly default: number }
  | { readonly type: 'array'; readonly items: { readonly type: 'string' }; readonly description: string; readonly default: readonly string[] };
export type OptionSchemas = Readonly<Record<string, OptionSchema>>;
export type Options<S> = {
  readonly [K in keyof S]: S[K] extends { type: 'boolean' } ? boolean : S[K] extends { type: 'integer' } ? number : readonly string[];
};

/** The names between braces in a message: `mode {mode}` asks for `{ mode: string }`. */
type Holes<M extends string> = M extends `${string}{${infer H}}${infer Rest}` ? H | Holes<Rest> : never;
type Data<M extends string> = [Holes<M>] extends [never]
  ? [data?: Readonly<Record<string, never>>, more?: More]
  : [data: Readonly<Record<Holes<M>, string>>, more?: More];

/** What a report may add to place and words. */
export interface More {
  /** Where this message is worse or milder than the rule. */
  readonly severity?: Severity;
  readonly confidence?: Confidence;
  /** Remedy for this very case, when the rule's own is too general. Plain text. */
  readonly remedy?: string;
  readonly related?: readonly { readonly at: Origin; readonly message: string }[];
  /** A concrete call that shows the statement. */
  readonly witness?: Witness;
  /** Calls that show the same, where other rules stop the witness. */
  readonly otherwise?: readonly Witness[];
  /** What the engine must say of the witness, or the finding is not made; absent: the session lets it run without a question. */
  readonly replay?: readonly Replay[];
  /** The permission rule that the finding is about: kept in accepts and baselines. */
  readonly grant?: { readonly effect: Effect; readonly text: string };
}
/** One thing that the engine must say of a witness. */
export type Replay =
  /** One of these decisions: in the session of the file or, with `under`, where these rules are all there is. */
  | { readonly is: readonly Decision[]; readonly under?: readonly Grant[] }
  /** This rule decides nothing about it, even alone. */
  | { readonly unmoved: Grant };

export interface Witness {
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export type Messages = Readonly<Record<string, string>>;
export type Report<M extends Messages> = <Id extends keyof M & string>(at: Origin, id: Id, ...rest: Data<M[Id]>) => void;

/** What a rule sees: everything is built once by the pipeline, nothing does I/O. */
export interface Subject {
  readonly harness: Harness;
  readonly run: Run;
  /** What the user's configuration says that rules need; not the whole configuration. `vars` are names, with a `=` behind those whose value is empty. */
  readonly settings: { readonly vars: readonly string[] | undefined; readonly never?: readonly Assertion[]; readonly always?: readonly Assertion[] };
  /** The register of accepts and what it covered: filled for rules of stage `after`. */
  readonly accepts: readonly UsedAccept[];
  readonly configFile: string | undefined;
}

export interface Rule<M extends Messages = Messages, S extends OptionSchemas = OptionSchemas> {
  /** Names the thing that is wrong, so that "accept <id>" reads well. Same as the file name. */
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** `audit`: silent in hooks and plain checks, shown in the weekly report. */
  readonly tier?: 'default' | 'audit';
  /** `after`: sees what the other rules found, through `subject.accepts`. */
  readonly stage?: 'after';
  /** The places that it reports hold secrets: no report shows their text, nor quotes it elsewhere. */
  readonly conceals?: boolean;
  readonly since: string;
  /** Where this rule finds nothing, it is not asked: what must be there for it. */
  readonly gate?: Gate;
  /** Why it matters, in Markdown. */
  readonly why: string;
  /** What to do about it, in Markdown; its first sentence is printed with each finding. */
  readonly remedy: string;
  /** Statement numbers of the measurements, CVE ids, documentation. */
  readonly references?: readonly string[];
  readonly messages: M;
  readonly options?: S;
  check(subject: Subject, report: Report<M>, options: Options<S>): void;
}

/** What the pipeline stores: the rule with its message and option types forgotten. */
export type AnyRule = Omit<Rule, 'check'> & {
  check(
    subject: Subject,
    report: (at: Origin, id: string, data?: Readonly<Record<string, string>>, more?: More) => void,
    options: Readonly<Record<string, unknown>>,
  ): void;
};

export function defineRule<const M extends Messages, const S extends OptionSchemas = Readonly<Record<never, never>>>(rule: Rule<M, S>): AnyRule {
  return rule as unknown as AnyRule;
}

/** A small tree that shows the rule at work; run as a test. */
export interface Example {
  readonly title: string;
  /** «marks» stand round exactly what must be reported. A file-wide finding is `«»` at the start. */
  readonly files: Files;
  readonly git?: MemoryGit;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly run?: Partial<Run>;
  /** Names of the `--vars-file`; `NAME=` where it is empty. */
  readonly vars?: readonly string[];
}
export interface Examples {
  readonly bad: readonly Example[];
  readonly good: readonly Example[];
}

/** A project settings file in an example. */
export const settings = (text: string): Files => ({ '.claude/settings.json': text });
/** A project settings file with one allow list; each entry is JSON text, so that marks can stand round it. */
export const allow = (...entries: readonly string[]): Files => settings(`{ "permissions": { "allow": [${entries.join(', ')}] } }`);
