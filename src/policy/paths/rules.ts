import ignore, { type Ignore } from 'ignore';
import type { Effect } from '../../model/permission.ts';
import type { Rule } from '../rule.ts';
import { ignoresBounded, needsBounds } from './bounded.ts';
import { pathPattern } from './pattern.ts';
import { below } from './posix.ts';

/** The folders that relative and home patterns are measured from. */
export interface Places {
  readonly home: string;
  /** Where the client was started. */
  readonly start: string;
  /** Where it stands now (after `cd`). */
  readonly current: string;
  /** Start folder, additional directories. */
  readonly working: readonly string[];
}

/** The path rules of one tool and effect: groups of one source and anchor, each one ignore list in file order (paths 3.1). */
export interface PathRules {
  /** The rule that closes or opens the path, or undefined. */
  match(path: string, places: Places): Rule | undefined;
}

interface Group {
  /** Fixed folder, or undefined for relative patterns. */
  readonly root: string | 'home' | undefined;
  readonly members: { readonly rule: Rule; readonly glob: string }[];
  list?: Ignore;
  readonly answers: Map<string, boolean>;
}

export function pathRules(rules: readonly Rule[], effect: Effect): PathRules {
  const groups = new Map<string, Group>();
  for (const rule of rules) {
    const pattern = rule.specifier === undefined ? undefined : pathPattern(rule.specifier, effect);
    if (pattern === undefined) continue;
    const root = { absolute: '/', home: 'home', source: rule.base, relative: undefined }[pattern.anchor];
    const key = `${rule.source}\n${root ?? ''}`;
    const group: Group = groups.get(key) ?? { root, members: [], answers: new Map() };
    groups.set(key, group);
    group.members.push({ rule, glob: pattern.glob });
  }
  return { match: (path, places) => firstMatch([...groups.values()], path, places, effect) };
}

function firstMatch(groups: readonly Group[], path: string, places: Places, effect: Effect): Rule | undefined {
  for (const group of groups) {
    for (const root of rootsOf(group, places, effect)) {
      const rest = below(path, root);
      if (rest !== undefined && answer(group, rest, effect)) return deciding(group, rest, effect);
    }
  }
  return undefined;
}

/** Relative deny and ask patterns hold under every working directory, relative allow patterns only under the current one. */
function rootsOf(group: Group, places: Places, effect: Effect): readonly string[] {
  if (group.root === 'home') return [places.home];
  if (group.root !== undefined) return [group.root];
  return effect === 'allow' ? [places.current] : [...new Set([places.start, places.current, ...places.working])];
}

function answer(group: Group, rest: string, effect: Effect): boolean {
  const known = group.answers.get(rest);
  if (known !== undefined) return known;
  const value = ignores(group, rest, effect);
  if (group.answers.size < 10_000) group.answers.set(rest, value);
  return value;
}

function ignores(group: Group, rest: string, effect: Effect): boolean {
  if (group.members.some((member) => needsBounds(member.glob))) {
    return ignoresBounded(
      group.members.map((member) => member.glob),
      rest,
    );
  }
  try {
    group.list ??= ignore().add(group.members.map((member) => member.glob));
    return group.list.ignores(rest);
  } catch {
    // An expression that the matcher cannot build: with `\/` the client closes everything and opens nothing, else nothing matches.
    return effect !== 'allow' && group.members.some((member) => member.glob.includes('\\/'));
  }
}

/** The rule to name: the last of the group that matches by itself. */
function deciding(group: Group, rest: string, effect: Effect): Rule | undefined {
  for (const member of group.members.toReversed()) {
    if (member.glob.startsWith('!')) continue;
    if (ignores({ ...emptyGroup, members: [member] }, rest, effect)) return member.rule;
  }
  return group.members[0]?.rule;
}

const emptyGroup: Omit<Group, 'members'> = { root: undefined, answers: new Map() };
