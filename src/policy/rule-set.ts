import { matchesToolGlob, SHELL_TOOLS } from '../client/tools.ts';
import type { Effect } from '../model/permission.ts';
import { compileShellRules, type ShellRules } from './bash/shell-rules.ts';
import { compileFields, type FieldRules } from './fields.ts';
import { type PathRules, pathRules } from './paths/rules.ts';
import type { Rule } from './rule.ts';
import { nameIndex } from './tools/name-index.ts';
import { compileHosts } from './tools/web.ts';

/** The rules of a session, sorted by what they can decide. Compiled once, asked many times. */
export interface RuleSet {
  readonly all: readonly Rule[];
  /** The first rule that names the whole tool: bare, `(*)` where that is the same, or a tool glob. */
  whole(effect: Effect, tool: string): Rule | undefined;
  /** Rules with a specifier, in order. */
  specific(effect: Effect, tool: string): readonly Rule[];
  /** Path rules of Read or Edit. */
  paths(effect: Effect, tool: 'Read' | 'Edit'): PathRules;
  /** The first rule that names a host (WebFetch). */
  host(effect: Effect, hostname: string): Rule | undefined;
  /** The first rule on a whole MCP tool, its server or a glob of names, that the caller accepts. */
  naming(effect: Effect, tool: string, accept: (rule: Rule) => boolean): Rule | undefined;
  /** Command patterns of Bash. */
  readonly shell: ShellRules;
  /** Rules on input fields (R10). */
  readonly fields: FieldRules;
}

const NONE: readonly Rule[] = [];

const byEffect = <T>(make: (effect: Effect) => T): Readonly<Record<Effect, T>> => ({ allow: make('allow'), ask: make('ask'), deny: make('deny') });

export function compileRules(all: readonly Rule[]): RuleSet {
  const specific = byEffect(() => new Map<string, Rule[]>());
  const bare = byEffect(() => new Map<string, Rule>());
  const globs: Rule[] = [];
  for (const rule of all) {
    const { effect, tool } = rule;
    if (rule.specifier !== undefined) {
      const list = specific[effect].get(tool);
      if (list === undefined) specific[effect].set(tool, [rule]);
      else list.push(rule);
    } else if (tool.includes('*')) globs.push(rule);
    else if (!bare[effect].has(tool)) bare[effect].set(tool, rule);
  }
  const of = (effect: Effect, tool: string): readonly Rule[] => specific[effect].get(tool) ?? NONE;
  // An allow `Edit(*)` is the Edit tool inside the working directories and no path rule: Write does not pass by it (permissions-paths §2.5).
  const ofPaths = (effect: Effect, tool: string) => (effect === 'allow' ? of(effect, tool).filter((rule) => rule.specifier !== '*') : of(effect, tool));
  const paths = byEffect((effect) => ({ Read: pathRules(ofPaths(effect, 'Read'), effect), Edit: pathRules(ofPaths(effect, 'Edit'), effect) }));
  const glob = (effect: Effect, tool: string) => globs.find((rule) => rule.effect === effect && matchesToolGlob(rule.tool, tool));
  const hosts = byEffect((effect) => compileHosts(of(effect, 'WebFetch')));
  const names = byEffect((effect) => nameIndex(all.filter((rule) => rule.effect === effect && rule.specifier === undefined)));
  return {
    all,
    whole: (effect, tool) => bare[effect].get(tool) ?? (effect === 'allow' || globs.length === 0 ? undefined : glob(effect, tool)),
    specific: of,
    host: (effect, hostname) => hosts[effect](hostname),
    naming: (effect, tool, accept) => names[effect](tool, accept),
    paths: (effect, tool) => paths[effect][tool],
    shell: compileShellRules(of),
    fields: compileFields(all),
  };
}

export const runsShell = (tool: string): boolean => SHELL_TOOLS.has(tool);
