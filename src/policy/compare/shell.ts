import type { Effect } from '../../model/permission.ts';
import { contains, type Machine } from '../language/machine.ts';
import { PLAIN_COMMANDS, VISIBLE_COMMANDS } from '../language/plain.ts';
import { type Answer, shortest } from '../language/search.ts';
import { type Call, hasClassifier } from '../policy.ts';
import { matchesShellPattern } from '../specifier.ts';
import { bash, framed, isShell, longer, monitor, natural, reading, redirected } from './commands.ts';
import { allowsInVain, asksInVain, deniesInVain, isRemoved, stopsAll, stopsNothing } from './in-vain.ts';
import { areApart, isOneCommand, isUnclosed } from './plain.ts';
import { actsBothWays, type Cause, type Pair, type Trial } from './replay.ts';
import { type Entry, entryOf, ShellSide, ShellUnion, single } from './shell-side.ts';
import { besideRules } from './telling-calls.ts';
import { behindXargs, isGrammar, isPipe, isSeenByStronger, isUnmatched, isUnreached } from './unreached.ts';

/** Up to so many changed rules each question gets an automaton of its own, of the rules that could matter to it. */
const FEW = 12;

/** Bash patterns: what each rule that only one policy has changes, and the proof where it changes nothing. */
export function compareShell(pair: Pair): void {
  const before = new ShellSide(pair.before);
  const after = new ShellSide(pair.after);
  const added = after.entries.filter(({ key }) => !before.byKey.has(key));
  const removed = before.entries.filter(({ key }) => !after.byKey.has(key));
  const few = added.length + removed.length <= FEW;
  const direction = (has: ShellSide, lacks: ShellSide, kind: 'rule added' | 'rule removed', entries: readonly Entry[]): void => {
    const search = new Search(pair, has, lacks, few);
    for (const entry of entries) search.examine(entry, { kind, rule: entry.rule });
  };
  direction(after, before, 'rule added', added);
  direction(before, after, 'rule removed', removed);
}

class Search {
  private readonly pair: Pair;
  private readonly has: ShellSide;
  private readonly lacks: ShellSide;
  private readonly few: boolean;
  private readonly shared = new Map<string, ShellUnion>();
  private readonly crowded: boolean;
  private readonly bare: boolean;

  constructor(pair: Pair, has: ShellSide, lacks: ShellSide, few: boolean) {
    this.pair = pair;
    this.has = has;
    this.lacks = lacks;
    this.few = few;
    this.crowded = has.crowded || lacks.crowded;
    this.bare = lacks.policy.rules.whole('allow', 'Bash') !== undefined;
  }

  examine(entry: Entry, cause: Cause): void {
    const trial = this.pair.trial(cause);
    if (!trial.found) this.direct(entry, trial);
    if (entry.effect !== 'deny') this.sideways(entry, trial);
    if (this.isShown(entry, trial)) return;
    const proof = this.changesNothing(entry);
    if (proof === true || this.isIdle(entry)) return;
    trial.seek(this.forms(entry), () => showsPurpose(entry, trial));
    if (!this.isShown(entry, trial)) this.others(entry, trial);
    if (!trial.found) this.pair.doubt(cause, proof === undefined ? 'the patterns are too many or too intricate to compare' : NO_CALL);
    else if (!showsPurpose(entry, trial) && !this.stopsOnlyStopped(entry)) this.pair.doubt(cause, NO_CALL_OF_ITS_OWN);
  }

  /** Whether calls show all that the rule may do: what it is there for, and the other way where it acts both ways. */
  private isShown(entry: Entry, trial: Trial): boolean {
    return showsPurpose(entry, trial) && (trial.whole || !actsBothWays(this.pair, trial.cause));
  }

  /** A question that comes before refusals only. */
  private stopsOnlyStopped(entry: Entry): boolean {
    return entry.effect === 'ask' && (stopsNothing(entry, this.lacks.policy) || (entry.pattern.kind !== 'exact' && this.isCovered(entry, this.lacks)));
  }

  /** The calls that the rule is there for. */
  private direct(entry: Entry, trial: Trial): void {
    const { effect } = entry;
    const others = this.questions(entry);
    for (const domain of [PLAIN_COMMANDS, VISIBLE_COMMANDS]) {
      for (const { within, beyond } of others) {
        const answer = this.ask(entry, domain, within, beyond);
        if (answer.kind === 'text' && this.try(entry, answer.text, trial)) return;
      }
      // A rule whose texts are all plain or all not is asked about once.
      if (effect !== 'allow' && trial.found) return;
      if (entry.pattern.kind === 'exact') break;
    }
    if (entry.pattern.kind === 'exact' && !trial.found) this.try(entry, entry.pattern.text, trial);
  }

  /** The texts to look for, the most telling first: what the rule decides alone, then what it decides at all. */
  private questions({ effect }: Entry): readonly { readonly within: readonly Effect[]; readonly beyond: readonly Beyond[] }[] {
    if (effect === 'allow')
      return [
        { within: [], beyond: ['lacks allow', 'has ask', 'has deny'] },
        { within: [], beyond: ['lacks allow'] },
      ];
    const stronger: readonly Beyond[] = ['lacks deny', 'lacks ask'];
    const allowed: readonly Effect[] = this.bare ? [] : ['allow'];
    if (effect === 'ask') return [{ within: allowed, beyond: stronger }];
    return [
      { within: allowed, beyond: stronger },
      { within: [], beyond: ['lacks deny'] },
    ];
  }

  /** What a rule does beside its purpose: an ask that weakens a deny, an allow that makes `X &` asked about under the bare rule. */
  private sideways(entry: Entry, trial: Trial): void {
    if (entry.effect === 'allow') {
      if (this.bare && !trial.whole && entry.pattern.kind !== 'wildcard') trial.offer(bash(`${entry.pattern.text} &`));
      return;
    }
    if (entry.pattern.kind === 'wildcard' || this.lacks.of(['deny']).length === 0) return;
    const { text } = entry.pattern;
    if (this.lacks.policy.rules.shell.deny.pattern(text) !== undefined) trial.offer(bash(text));
  }

  private ask(entry: Entry, domain: Machine, within: readonly Effect[], beyond: readonly Beyond[]): Answer {
    const inside = within.map((effect): Beyond => `lacks ${effect}`);
    // The shortest text of the rule alone needs no search: mostly it is the one.
    const text = shortestOf(entry);
    if (contains(domain, text) && inside.every((part) => this.holds(part, text)) && !beyond.some((part) => this.holds(part, text)))
      return { kind: 'text', text };
    if (entry.pattern.kind === 'exact') return { kind: 'none' };
    const machines: Machine[] = [single(entry), domain];
    if (inside.length > 0) machines.push(this.unionOf(entry, inside).lazy);
    return shortest({ within: machines, beyond: this.unionOf(entry, beyond).lazy }, this.pair.budget);
  }

  /** Whether a rule of these matches the text, exactly or by its pattern. */
  private holds(part: Beyond, text: string): boolean {
    const { pattern, exact } = this.sideOf(part).policy.rules.shell[effectOf(part)];
    return exact(text) !== undefined || pattern(text) !== undefined;
  }

  private sideOf(part: Beyond): ShellSide {
    return part.startsWith('has') ? this.has : this.lacks;
  }

  /** The rules that could match a text of the entry, shared by all entries of one first word; with few entries made for each. */
  private unionOf(entry: Entry, parts: readonly Beyond[]): ShellUnion {
    const { fixed } = entry;
    const word = this.crowded ? undefined : entry.word;
    const list = (): readonly Entry[] =>
      parts.flatMap((part) => {
        const [side, effect] = [this.sideOf(part), effectOf(part)];
        return word === undefined ? side.of([effect]) : side.about(effect, word);
      });
    if (this.few) return new ShellUnion(list().filter((other) => other.fixed.startsWith(fixed) || fixed.startsWith(other.fixed)));
    const name = `${parts.join()} ${word === undefined ? '' : `of ${word}`}`;
    const known = this.shared.get(name) ?? new ShellUnion(list());
    this.shared.set(name, known);
    return known;
  }

  private try(entry: Entry, text: string, trial: Trial): boolean {
    for (const command of natural(text)) if (matches(entry, command) && trial.offer(bash(command))) return true;
    if (isShell(text) && trial.offer(bash(text))) return true;
    if (entry.pattern.kind === 'exact') return false;
    for (const command of longer(text)) if (matches(entry, command) && isShell(command) && trial.offer(bash(command))) return true;
    return false;
  }

  /**
   * A stronger rule may stand before what would run freely and before what would be refused: a command that only reads does more without it where one
   * that nothing allows does less.
   */
  private others(entry: Entry, trial: Trial): void {
    const { pattern } = entry;
    if (pattern.kind !== 'exact' && actsBothWays(this.pair, trial.cause)) {
      const answer = this.ask(entry, PLAIN_COMMANDS, [], ['lacks deny', 'lacks ask', 'lacks allow']);
      if (answer.kind === 'text') this.try(entry, answer.text, trial);
    }
    const any = this.anyText(entry) ?? shortestOf(entry);
    for (const command of reading(any)) {
      if (trial.whole) return;
      if (matches(entry, command) && isShell(command)) trial.offer(bash(command));
    }
  }

  /** The forms that plain calls miss. */
  private *forms(entry: Entry): Generator<Call> {
    const any = this.anyText(entry) ?? shortestOf(entry);
    const text = isShell(any) ? any : ([...longer(any)].find((more) => matches(entry, more) && isShell(more)) ?? any);
    if (text !== any) yield bash(text);
    if (entry.effect !== 'allow') for (const one of [text, `${text} x`]) if (matches(entry, one)) yield* besideRules(this.lacks, one);
    yield* framed(text);
    if (entry.pattern.kind === 'exact') yield* redirected(text);
    // No classifier is asked about the client's credentials, so that a person is: a deny rule comes before.
    if (entry.effect === 'deny') yield bash(`${text} > ${this.lacks.policy.session.places.home}/.claude/.credentials.json`);
    // What no shell would run shows a rule as well, where nothing else does.
    if (entry.pattern.kind === 'exact') yield* [bash(text), monitor(text)];
  }

  private anyText(entry: Entry): string | undefined {
    if (entry.pattern.kind !== 'wildcard') return entry.pattern.text;
    for (const domain of [PLAIN_COMMANDS, VISIBLE_COMMANDS]) {
      const answer = shortest({ within: [single(entry), domain] }, this.pair.budget);
      if (answer.kind === 'text') return answer.text;
    }
    return undefined;
  }

  /** Whether the other policy acts the same on every call without the rule (README: "what equivalent proves"); undefined: not known. */
  private changesNothing(entry: Entry): boolean | undefined {
    const { pattern, effect } = entry;
    const { shell } = this.lacks.policy.rules;
    if (pattern.kind !== 'wildcard') {
      const same = effect === 'allow' ? shell.allow.chain(pattern.text) !== undefined : shell[effect].exact(pattern.text) !== undefined;
      if (!same && !this.isExactWithoutEffect(entry)) return false;
      if (pattern.kind === 'exact')
        return effect === 'allow'
          ? shell.allow.exact(pattern.text) !== undefined || (isOneCommand(pattern.text) && shell.allow.pattern(pattern.text) !== undefined)
          : true;
    }
    if (effect !== 'allow' && pattern.text === '**' && !this.lacks.policy.rules.specific(effect, 'Bash').some(({ specifier }) => specifier === '**'))
      return false;
    const union = this.unionOf(entry, [`lacks ${effect}`]);
    const answer = shortest({ within: [single(entry)], beyond: union.lazy, counts: union.patterns }, this.pair.budget);
    return answer.kind === 'unknown' ? undefined : answer.kind === 'none';
  }

  /**
   * Whether the rule would act nowhere in the policy that lacks it: an ask or deny rule as it stands, an allow rule beside the asks and denies of
   * both (README: "what equivalent proves").
   */
  private isIdle(entry: Entry): boolean {
    const { pattern, effect } = entry;
    const { policy } = this.lacks;
    if (isRemoved(policy) || isRemoved(this.has.policy)) return true;
    if (effect === 'ask') return asksInVain(entry, policy) || this.isDenied(entry, this.lacks);
    if (effect === 'deny') return deniesInVain(entry, policy);
    const both = [this.has.policy, policy];
    if (both.some(stopsAll)) return true;
    if (isUnreached(pattern) || isUnmatched(pattern) || [this.has, this.lacks].some((side) => this.isPassedBehind(entry, side))) return true;
    if (isGrammar(pattern, both) || isPipe(pattern, both) || allowsInVain(entry, both)) return true;
    // A rule of plain words that others stop, before allow rules are looked at.
    return isSeenByStronger(pattern) && [this.has, this.lacks].some((side) => this.isStopped(entry, side));
  }

  /** Deny rules match all that the ask rule matches, and deny comes first: both see the same texts. */
  private isDenied(entry: Entry, side: ShellSide): boolean {
    const { pattern } = entry;
    // Exact asks come before pattern denies.
    if (pattern.kind !== 'wildcard' && side.policy.rules.shell.deny.exact(pattern.text) === undefined) return false;
    // Behind a starter in a chain an exact question is seen where an exact deny rule is not: only where a classifier stands behind is that a difference.
    if (pattern.kind === 'exact') return !hasClassifier(side.policy.session);
    return this.isCovered(entry, side);
  }

  /** Deny patterns match all that the rule matches. */
  private isCovered(entry: Entry, side: ShellSide): boolean {
    const { lazy, patterns } = side.union(['deny']);
    return shortest({ within: [single(entry)], beyond: lazy, counts: patterns }, this.pair.budget).kind === 'none';
  }

  /** What xargs starts is allowed by itself, and rules see it there. */
  private isPassedBehind({ pattern, rule }: Entry, side: ShellSide): boolean {
    const inner = behindXargs(pattern);
    if (inner === undefined) return false;
    const allowed = side.union(['allow']);
    const within = single(entryOf(rule, 'allow', { kind: 'prefix', text: inner.join(' ') }));
    return shortest({ within: [within], beyond: allowed.lazy, counts: allowed.patterns }, this.pair.budget).kind === 'none';
  }

  private isStopped(entry: Entry, side: ShellSide): boolean {
    return shortest({ within: [single(entry)], beyond: side.stopping.lazy }, this.pair.budget).kind === 'none';
  }

  /** A text that the exact language of the other policy lacks and that makes no difference there. */
  private isExactWithoutEffect({ effect, pattern }: Entry): boolean {
    const { text } = pattern;
    // One command is no chain, and one that a pattern allows needs no exact rule.
    if (effect === 'allow') return isOneCommand(text) || isUnclosed(text);
    if (!isOneCommand(text)) return false;
    const { shell } = this.lacks.policy.rules;
    if (shell[effect].pattern(text) === undefined) return false;
    const sides = [this.has, this.lacks];
    // Only an exact ask comes between exact and pattern denies.
    if (effect === 'deny')
      return sides.every((side) => side.of(['ask']).every(({ pattern: other }) => other.kind === 'wildcard' || areApart(text, other.text)));
    return sides.every(
      (side) => side.of(['deny']).length === 0 && side.of(['allow']).every(({ pattern: other }) => other.kind === 'wildcard' || isOneCommand(other.text)),
    );
  }
}

const effectOf = (part: Beyond): Effect => part.slice(part.indexOf(' ') + 1) as Effect;

/** No text of the rule is shorter. */
function shortestOf({ pattern }: Entry): string {
  if (pattern.kind !== 'wildcard') return pattern.text;
  return pattern.optionalTail ? (pattern.words[0] ?? '').slice(0, -1) : pattern.words.join('');
}

type Beyond = `${'has' | 'lacks'} ${Effect}`;

const NO_CALL = 'no call found that is decided differently, and no proof that there is none';

const NO_CALL_OF_ITS_OWN = 'other changes make a difference to its commands; no call found that the rule itself stops, and no proof that there is none';

/** Whether calls show what the rule is there for, and not only what else has changed about its commands. Of an allow rule every difference tells. */
function showsPurpose({ effect }: Entry, trial: Trial): boolean {
  if (effect === 'allow') return trial.found;
  return (trial.cause.kind === 'rule added' ? trial.down : trial.up) !== undefined;
}

const matches = ({ pattern }: Entry, command: string): boolean => matchesShellPattern(pattern, command);
