import { isMcpName } from '../client/tools.ts';
import { place } from '../findings/finding.ts';
import type { Harness } from '../model/harness.ts';
import type { Decision, Effect, Scope } from '../model/permission.ts';
import { type Seen, seenAs } from '../policy/bash/seen.ts';
import type { Stage } from '../policy/check.ts';
import { decide, type Verdict } from '../policy/decide.ts';
import { type Match, matchingRules, partsOf } from '../policy/matching.ts';
import { neverConsulted } from '../policy/never-consulted.ts';
import { type Call, hasClassifier } from '../policy/policy.ts';
import { type Rule, ruleOf } from '../policy/rule.ts';
import { runsShell } from '../policy/rule-set.ts';
import { type Statement, statementOf } from '../policy/statements.ts';
import { namedFile } from '../policy/tools/files.ts';
import { type Change, changeOf } from './can-change.ts';
import { liftedBy } from './can-lifted.ts';
import { whyNotDecisive } from './can-losers.ts';
import { nearMisses } from './can-near.ts';
import { openedBy } from './can-opened.ts';
import { type Override, overridesOf } from './can-overrides.ts';
import { uncompared } from './can-whole-line.ts';
import { aboutPlace, type Note } from './note.ts';
import type { RuleStanding, StartedSession } from './session.ts';

/** A rule with its place; `file` is undefined for a rule of the command line. */
export interface RuleAt {
  readonly effect: Effect;
  readonly text: string;
  readonly scope: Scope;
  readonly file: string | undefined;
  readonly line: number | null;
  /** Why somebody keeps it, by our configuration. */
  readonly note?: string;
}

export interface Step {
  readonly text: string;
  readonly decision: Decision;
  readonly stage: Stage;
  readonly reason: string;
  readonly statement: Statement;
  readonly rule: RuleAt | undefined;
}

export type Lifted = Pick<Step, 'stage' | 'reason' | 'statement'>;

/** Everything that `can` says about one call. */
export interface Answer {
  readonly call: Call;
  readonly decision: Decision;
  readonly stage: Stage;
  readonly reason: string;
  readonly statement: Statement;
  readonly rule: RuleAt | undefined;
  /** The check that the rule or the mode lifted; absent where only a rule was missing. */
  readonly lifts?: Lifted;
  /** Rules that open the files which a shell command touches, where it would not run without them. */
  readonly needs: readonly RuleAt[];
  /** What rules were compared with; absent where that is the call as written. */
  readonly seen?: Seen;
  /** What no rule decides goes to a classifier instead of a person. */
  readonly classified: boolean;
  /** The commands of a chain, each as the client would judge it alone. */
  readonly parts: readonly Step[];
  /** The part by which the whole chain is decided; absent where it is decided as a whole. */
  readonly by?: string;
  readonly others: readonly { readonly rule: RuleAt; readonly why: string }[];
  readonly change: Change<RuleAt> & { readonly where: StartedSession['grantsFrom'] };
  readonly overrides: readonly Override[];
  readonly notes: readonly Note[];
}

export function answer(harness: Harness, session: StartedSession, call: Call): Answer {
  const { policy } = session;
  const verdict = decide(policy, call);
  const matches = matchingRules(policy.rules.all, policy.session, call);
  const at = (rule: Rule): RuleAt => ruleAt(harness, rule);
  const change = changeOf(policy, call, verdict);
  const parts = partsOf(call, policy.session).map((text) => {
    const one = { ...call, input: { ...call.input, command: text } };
    const own = decide(policy, one);
    return { text, verdict: own, stop: liftedBy(policy, one, own) ?? own };
  });
  // What passes does so because each of its parts does.
  const stopped = verdict.decision === 'allow' ? [] : parts;
  const lifted = liftedBy(policy, call, verdict);
  const seen = typeof call.input['command'] === 'string' && runsShell(call.tool) ? seenAs(call.input['command'], policy.session) : undefined;
  const needs = openedBy(policy, call);
  const matched = new Set(matches.map(({ rule }) => rule));
  const by = stopped.find((part) => part.verdict.stage === verdict.stage && part.verdict.reason === verdict.reason && part.verdict.rule === verdict.rule);
  return {
    call,
    ...pick(verdict, call, at),
    parts: parts.map((part) => ({ text: part.text, ...pick(part.verdict, call, at) })),
    ...(by && { by: by.text }),
    ...(lifted && { lifts: { stage: lifted.stage, reason: lifted.reason, statement: statementOf(lifted, call.tool) } }),
    needs: needs.map(at),
    ...(seen && { seen }),
    classified: hasClassifier(policy.session),
    others: matches.flatMap((match) =>
      match.rule === verdict.rule || needs.includes(match.rule) ? [] : [{ rule: at(match.rule), why: whyNotDecisive(match, verdict) }],
    ),
    change: { ...change, remove: change.remove.map(at), where: session.grantsFrom },
    overrides: overridesOf(harness, session, call, verdict),
    notes: [
      ...sleepingRules(harness, session, call),
      ...unconsulted(harness, session, call),
      ...uncompared(
        harness,
        session,
        call,
        { verdict, stop: lifted ?? verdict, parts: parts.map((part) => part.verdict), stops: parts.map((part) => part.stop) },
        matched,
      ),
      ...nearMisses(harness, session, call, verdict, unruled(call, parts), matched),
      ...unknownServer(session, call),
    ],
  };
}

/** The commands that no rule allows, of a chain or alone. */
function unruled({ input }: Call, parts: readonly { readonly text: string; readonly verdict: Verdict }[]): readonly string[] {
  if (parts.length > 0) return parts.flatMap(({ text, verdict }) => (verdict.decision !== 'allow' && verdict.rule === undefined ? [text] : []));
  return typeof input['command'] === 'string' ? [input['command']] : [];
}

const pick = (verdict: Verdict, call: Call, at: (rule: Rule) => RuleAt) => ({
  decision: verdict.decision,
  stage: verdict.stage,
  reason: verdict.reason,
  statement: statementOf(verdict, call.tool),
  rule: verdict.rule && at(verdict.rule),
});

function ruleAt({ documents }: Harness, { effect, text, scope, origin }: Rule): RuleAt {
  return { effect, text, scope, file: origin?.file, line: origin ? place(documents, origin).line : null };
}

/** Rules that would match if they were in force: what most people look for when a rule seems not to work. */
function sleepingRules(harness: Harness, session: StartedSession, call: Call): readonly Note[] {
  const { places } = session.policy.session;
  const asleep = session.rules.filter(({ rule, grant }) => rule === undefined && grant.skipped === undefined);
  const rules = new Map<Rule, RuleStanding>(
    asleep.map((one) => {
      const base = one.grant.scope === 'user' ? `${places.home}/.claude` : places.start;
      return [ruleOf(one.grant.rule.text, one.grant.effect, { scope: one.grant.scope, source: one.grant.origin.file, base }, one.grant.origin), one];
    }),
  );
  const matched: readonly Match[] = matchingRules([...rules.keys()], session.policy.session, call);
  const notes = matched.flatMap(({ rule }): Note[] => {
    const standing = rules.get(rule);
    return standing ? [aboutPlace(harness, rule.origin, `${rule.effect} ${rule.text} matches, but is not in force: ${standing.reason ?? ''}`)] : [];
  });
  const skipped = session.rules.filter(({ grant, cause }) => cause === 'skipped' && looksRight(grant.rule.text, call));
  return [
    ...notes,
    ...skipped.map(({ grant, reason = '' }) => aboutPlace(harness, grant.origin, `${grant.effect} ${grant.rule.text} is not in force: ${reason}`)),
  ];
}

/** A skipped rule on the same tool whose words begin like the call's: it was probably meant for it. */
function looksRight(rule: string, { tool, input }: Call): boolean {
  const named = rule.toLowerCase();
  if (!named.startsWith(tool.toLowerCase())) return false;
  const word = /[\w.-]+/.exec(named.slice(tool.length))?.[0];
  return word === undefined || Object.values(input).some((value) => typeof value === 'string' && value.toLowerCase().includes(word));
}

/** Rules in force whose words name the file, but which the client never asks about it: of the wrong tool (paths §2.1) or anchored elsewhere (§3.2). */
function unconsulted(harness: Harness, session: StartedSession, call: Call): readonly Note[] {
  const { tool, input } = call;
  const file = input['file_path'] ?? input['notebook_path'] ?? input['path'];
  if (typeof file !== 'string') return [];
  const path = namedFile(file, session.policy.session);
  const misread = new Map<Rule, Rule>();
  const notes = session.rules.flatMap(({ rule, grant }): Note[] => {
    const { specifier } = rule ?? {};
    if (rule === undefined || specifier === undefined) return [];
    if (/^\/(?!\/)/.test(specifier) && (rule.tool === 'Read' || rule.tool === 'Edit'))
      misread.set(ruleOf(`${rule.tool}(/${specifier})`, rule.effect, rule, grant.origin), rule);
    const why = rule.tool === tool && namesPath(specifier, path) ? neverConsulted(rule) : undefined;
    if (why === undefined) return [];
    const words = `${grant.effect} ${rule.text} is in force but never consulted: ${why}`;
    return [aboutPlace(harness, grant.origin, words)];
  });
  const elsewhere = matchingRules([...misread.keys()], session.policy.session, call).flatMap(({ rule }): Note[] => {
    const own = misread.get(rule);
    if (own === undefined) return [];
    return [
      aboutPlace(
        harness,
        own.origin,
        `${own.effect} ${own.text} means ${own.base}${own.specifier}: one leading slash is the folder of the settings, two are the root of the disk (permissions-paths §3.2)`,
      ),
    ];
  });
  return [...notes, ...elsewhere];
}

/** A tool of a server that no file names is not there, whatever the rules say of it. */
function unknownServer({ policy }: StartedSession, { tool }: Call): readonly Note[] {
  if (!isMcpName(tool) || policy.session.servers.some((name) => tool.startsWith(`mcp__${name}__`))) return [];
  return [{ text: 'no file that was read names such a server: the tool is there only if the server comes from elsewhere (a plugin, the account, the user)' }];
}

/** Whether the fixed words in front of a pattern's first wildcard lie on the way to the file. */
function namesPath(specifier: string, path: string): boolean {
  const words = (specifier.split(/[*?[]/)[0] ?? '').replace(/^[./~]+/, '').replace(/(?<!\/)\/+$/, '');
  return path.includes(words);
}
