import ignore, { type Ignore } from 'ignore';
import type { Effect } from '../../model/permission.ts';
import type { Rule } from '../rule.ts';
import { ignoresBounded, needsBounds } from './bounded.ts';
import { type MemberIndex, memberIndex } from './member-index.ts';
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

/** The path rules of one tool and effect: groups of one source and anchor, each one ignore list in file order (permissions-paths §3.1). */
export interface PathRules {
  /** The rule that closes or opens the path, or undefined. */
  match(path: string, places: Places): Rule | undefined;
}

interface Member {
  readonly rule: Rule;
  readonly glob: string;
}

type Matcher = (path: string) => boolean;

interface Group {
  /** Fixed folder, or undefined for relative patterns. */
  readonly root: string | 'home' | undefined;
  readonly members: Member[];
  index?: MemberIndex<Member>;
  /** The matchers of the lists that the index gives. */
  readonly lists: Map<readonly Member[], Matcher>;
  /** Each member's own matcher, once it had to be told which of them decides. */
  readonly alone: Map<Member, Matcher>;
  readonly answers: Map<string, boolean>;
}

export function pathRules(rules: readonly Rule[], effect: Effect): PathRules {
  const groups = new Map<string, Group>();
  for (const rule of rules) {
    const pattern = rule.specifier === undefined ? undefined : pathPattern(rule.specifier, effect);
    if (pattern === undefined) continue;
    const root = { absolute: '/', home: 'home', source: rule.base, relative: undefined }[pattern.anchor];
    const key = `${rule.source}\n${root ?? ''}`;
    const group: Group = groups.get(key) ?? { root, members: [], lists: new Map(), alone: new Map(), answers: new Map() };
    groups.set(key, group);
    group.members.push({ rule, glob: pattern.glob });
  }
  const all = [...groups.values()];
  const roots = rootsOfGroups(effect);
  return { match: (path, places) => (all.length === 0 ? undefined : firstMatch(all, path, roots(places), effect)) };
}

function firstMatch(groups: readonly Group[], path: string, { home, relative }: Roots, effect: Effect): Rule | undefined {
  for (const group of groups) {
    for (const root of group.root === undefined ? relative : [group.root === 'home' ? home : group.root]) {
      const rest = below(path, root);
      if (rest !== undefined && answer(group, rest, effect)) return deciding(group, rest, effect);
    }
  }
  return undefined;
}

interface Roots {
  readonly home: string;
  /** Relative deny and ask patterns hold under every working directory, relative allow patterns only under the current one. */
  readonly relative: readonly string[];
}

/** The folders that a session's patterns start from; one session asks many times. */
function rootsOfGroups(effect: Effect): (places: Places) => Roots {
  const known = new WeakMap<Places, Roots>();
  return (places) => {
    const last = known.get(places);
    if (last) return last;
    const { home, start, current, working } = places;
    const roots = { home, relative: effect === 'allow' ? [current] : [...new Set([start, current, ...working])] };
    known.set(places, roots);
    return roots;
  };
}

function answer(group: Group, rest: string, effect: Effect): boolean {
  group.index ??= memberIndex(group.members);
  const members = group.index.reaching(rest);
  if (members === undefined) return false;
  const known = group.answers.get(rest);
  if (known !== undefined) return known;
  const matches = group.lists.get(members) ?? matcherOf(members, effect);
  group.lists.set(members, matches);
  const value = matches(rest);
  if (group.answers.size < 10_000) group.answers.set(rest, value);
  return value;
}

function matcherOf(members: readonly Member[], effect: Effect): Matcher {
  const globs = members.map(({ glob }) => glob);
  if (globs.some(needsBounds)) return (path) => ignoresBounded(globs, path);
  let list: Ignore | undefined;
  return (path) => {
    try {
      list ??= ignore().add(globs);
      return list.ignores(path);
    } catch {
      // An expression that the matcher cannot build: with `\/` the client closes everything and opens nothing, else nothing matches.
      return effect !== 'allow' && globs.some((glob) => glob.includes('\\/'));
    }
  };
}

/** The rule to name: the last of the group that matches by itself. */
function deciding(group: Group, rest: string, effect: Effect): Rule | undefined {
  for (const member of (group.index?.reaching(rest) ?? group.members).toReversed()) {
    if (member.glob.startsWith('!')) continue;
    const matches = group.alone.get(member) ?? matcherOf([member], effect);
    group.alone.set(member, matches);
    if (matches(rest)) return member.rule;
  }
  return group.members[0]?.rule;
}
