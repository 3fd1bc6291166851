import type { Capability } from '../capability/program.ts';
import { type Deed, type Reach, reachOf } from '../capability/reach.ts';
import type { Harness } from '../model/harness.ts';
import type { Grant } from '../model/permission.ts';
import { aboutGrant, loadedGrants, perSession, sameSession, shorten } from './grants.ts';
import { listed } from './listed.ts';
import { narrowerRules, otherRules, runsFreely, type Shown } from './narrower.lazy.ts';
import { aloneSeverity, type Circumstances, isBoxed, risk } from './risk.ts';
import type { More, Severity, Subject } from './rule.ts';
import { type ShellIndex, shellIndex, stops } from './shell-index.ts';

/** The rules that judge an open shell grant; each grant is one rule's, so that nobody reads the same thing three times. */
export type ReachRule =
  | 'leading-wildcard'
  | 'wildcard-before-subcommand'
  | 'runs-anything'
  | 'executes-through-options'
  | 'writes-anywhere'
  | 'destroys-data'
  | 'publishes-artifacts'
  | 'installs-packages'
  | 'reaches-network'
  | 'outlives-session'
  | 'escalates-rights'
  | 'exposes-secrets'
  | 'adds-only-danger'
  | 'side-door-option'
  | 'missing-word-boundary';

export interface OpenGrant {
  readonly grant: Grant;
  readonly rule: ReachRule;
  readonly severity: Severity;
  /** The call that shows the worst of it. */
  readonly witness: string;
  readonly can: Capability | undefined;
  /** What the witness does. */
  readonly what: string;
  /** `; it also destroys data`, or nothing. */
  readonly also: string;
  /** The word that a wildcard is glued to. */
  readonly glued: string | undefined;
  /** The rule's own words run the command as another user. */
  readonly elevated: boolean;
  readonly more: More;
}

const known = new WeakMap<Subject, readonly OpenGrant[]>();

/** Every open shell grant with the one rule that speaks of it. Computed once for all these rules. */
export function openGrants(subject: Subject, rule: ReachRule): readonly OpenGrant[] {
  let all = known.get(subject);
  if (!all) {
    const { harness, run } = subject;
    const loaded = loadedGrants(harness);
    const guards = perSession(
      loaded.filter((g) => g.effect !== 'allow'),
      shellIndex,
    );
    const strangers = perSession(
      loaded.filter((g) => g.effect === 'allow' && isFetch(g)),
      (own) => own.length > 0,
    );
    const boxed = isBoxed(harness);
    all = loaded.flatMap((grant) => {
      if (grant.effect !== 'allow') return [];
      return judge(harness, grant, guards(grant), () => ({ readsStrangers: strangers(grant), scope: grant.scope, headless: run.headless, boxed })) ?? [];
    });
    known.set(subject, all);
  }
  return all.filter((open) => open.rule === rule);
}

/** Pages come in by it, whatever they say. */
const isFetch = ({ rule: { tool } }: Grant): boolean => tool === 'WebFetch' || tool === 'WebSearch';

function judge(harness: Harness, grant: Grant, guards: ShellIndex, circumstances: () => Circumstances): OpenGrant | undefined {
  const reach = reachOf(grant.rule);
  if (!reach) return undefined;
  const here = (guard: Grant) => sameSession(guard, grant);
  const deeds = reach.deeds.filter((deed) => !stops(guards, deed.witness, here));
  const around = deeds.length === 0 ? undefined : circumstances();
  const worst = (around?.boxed ? riskiest(deeds, around) : deeds.find((deed) => !deed.mild)) ?? deeds[0];
  // With an option before the sub-command the reading forms ask too: `git -c x=y log`.
  const isFree = reach.free !== undefined && runsFreely(stem(grant));
  const rule = ruleFor(reach, worst, isFree);
  if (rule === undefined) return undefined;
  const witness = worst?.witness ?? (reach.glued === undefined ? stem(grant) : `${stem(grant)}-x`);
  if (!worst && stops(guards, witness, here)) return undefined;
  const others = deeds.filter((deed) => deed !== worst && deed.can !== worst?.can && (!deed.mild || worst?.mild)).map(doneBy);
  const also = [
    ...[...new Set(others)].map((does) => `it also ${does}`).slice(0, 2),
    ...(reach.glued !== undefined && worst ? [`without a blank before * it also matches ${neighbour(reach.glued)}`] : []),
  ];
  return {
    grant,
    rule,
    severity: severityOf(rule, worst, reach, around),
    witness: shorten(witness, 90),
    can: worst?.can,
    what: worst ? doneBy(worst) : '',
    also: also.length > 0 ? `; ${also.join('; ')}` : '',
    glued: reach.glued,
    elevated: reach.elevated,
    more: {
      ...aboutGrant(grant),
      witness: { tool: 'Bash', input: { command: witness } },
      ...(isFree
        ? { remedy: `Delete the rule: where ${reach.free} only reads, the client runs it without one.` }
        : narrower(reach, grant, { can: worst?.can, witness }, harness)),
    },
  };
}

/** Spellings that keep what most people want of it: narrower ones that are proved so, else another way to do the job. */
function narrower({ instead, rather }: Reach, { rule }: Grant, shown: Shown, harness: Harness): Pick<More, 'remedy'> {
  const part = instead.length > 0 ? narrowerRules(rule.text, instead.map(asRule), shown, harness) : [];
  if (part.length > 0) return { remedy: `Narrow this broad rule to what the job needs, for example ${inCode(part)}.` };
  const others = rather.length > 0 ? otherRules(rather.map(asRule), shown, harness) : [];
  return others.length > 0 ? { remedy: `Replace this broad rule by what the job needs, for example ${inCode(others)}.` } : {};
}

const inCode = (spellings: readonly string[]): string =>
  listed(
    spellings.map((one) => `\`${one}\``),
    'or',
  );

const asRule = (instead: string): string => (instead.startsWith('WebFetch(') ? instead : `Bash(${instead})`);

/** A rule's text without the stars that it ends on, and what joins them to it. */
function stem({ rule: { specifier = '' } }: Grant): string {
  let text = specifier;
  while (text.endsWith('*')) text = text.endsWith(':*') ? text.slice(0, -2) : text.slice(0, -1).trimEnd();
  return text;
}

/** What a capability means for the one who allows it. */
export const DOES: Readonly<Record<Capability, string>> = {
  exec: 'runs programs',
  'write-any': 'writes files anywhere',
  'read-any': 'reads any file',
  secrets: 'shows secrets',
  'network-out': 'sends data to any host',
  'network-in': 'opens the machine to the network',
  install: 'installs packages',
  publish: 'publishes',
  persist: 'outlives the session',
  escalate: 'gains rights',
  destroy: 'destroys data',
};

const doneBy = ({ can, entry }: Deed): string => entry?.power.does ?? DOES[can];

const OF: Readonly<Record<Capability, ReachRule>> = {
  exec: 'executes-through-options',
  'write-any': 'writes-anywhere',
  'read-any': 'exposes-secrets',
  secrets: 'exposes-secrets',
  'network-out': 'reaches-network',
  'network-in': 'reaches-network',
  install: 'installs-packages',
  publish: 'publishes-artifacts',
  persist: 'outlives-session',
  escalate: 'escalates-rights',
  destroy: 'destroys-data',
};

function ruleFor(reach: Reach, worst: Deed | undefined, isFree: boolean): ReachRule | undefined {
  if (reach.wildcard === 'leading') return worst && 'leading-wildcard';
  if (worst?.purpose) return 'runs-anything';
  if (reach.elevated) return 'escalates-rights';
  if (reach.wildcard === 'inner') return worst?.can === 'exec' && !worst.mild ? 'wildcard-before-subcommand' : undefined;
  if (worst && !worst.mild) return OF[worst.can];
  if (reach.glued !== undefined) return 'missing-word-boundary';
  if (worst && isFree && reach.bare) return 'adds-only-danger';
  return worst && 'side-door-option';
}

/** By security §7. What runs programs can be an error, where nothing that is proved holds it back. */
function severityOf(rule: ReachRule, worst: Deed | undefined, { elevated }: Reach, around: Circumstances | undefined): Severity {
  if (rule === 'missing-word-boundary') return 'note';
  if (rule === 'escalates-rights' && elevated) return 'warning';
  if (!worst || !around || worst.mild) return 'note';
  const executes = rule === 'runs-anything' || rule === 'executes-through-options' || rule === 'leading-wildcard';
  return aloneSeverity(riskOf(worst, around), executes ? 'error' : 'warning');
}

const riskOf = ({ can, entry }: Deed, around: Circumstances): number => risk(can, entry?.power.needs, around);

/** A sandbox takes most from what the catalogue has first. */
function riskiest(deeds: readonly Deed[], around: Circumstances): Deed | undefined {
  const told = deeds.filter((deed) => !deed.mild);
  return told.find((deed) => told.every((other) => riskOf(other, around) <= riskOf(deed, around)));
}

/** A program whose name only starts with the word. */
const NEIGHBOURS: Readonly<Record<string, string>> = {
  git: 'gitk',
  ls: 'lsof',
  cat: 'catchsegv',
  ps: 'psql',
  cp: 'cpio',
  rm: 'rmdir',
  sh: 'shutdown',
  ss: 'ssh',
  node: 'nodemon',
  make: 'makepkg',
  docker: 'docker-compose',
  python: 'python3',
  id: 'identify',
  go: 'gofmt',
  curl: 'curl-config',
  at: 'atrm',
  npm: 'npm-check',
  test: 'testdisk',
  head: 'header',
  date: 'datefmt',
};
export const neighbour = (word: string): string => NEIGHBOURS[word] ?? `${word}-x`;
