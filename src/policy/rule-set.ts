import { matchesToolGlob, SHELL_TOOLS } from '../client/tools.ts';
import { EFFECTS, type Effect } from '../model/permission.ts';
import { compileShellRules, type ShellRules } from './bash/shell-rules.ts';
import { compileFields, type FieldRules } from './fields.ts';
import { type PathRules, pathRules } from './paths/rules.ts';
import type { Rule } from './rule.ts';

/** The rules of a session, sorted by what they can decide. Compiled once, asked many times. */
export interface RuleSet {
  readonly all: readonly Rule[];
  /** The first rule that names the whole tool: bare, `(*)` where that is the same, or a tool glob. */
  whole(effect: Effect, tool: string): Rule | undefined;
  /** Rules with a specifier, in order. */
  specific(effect: Effect, tool: string): readonly Rule[];
  /** Path rules of Read or Edit. */
  paths(effect: Effect, tool: 'Read' | 'Edit'): PathRules;
  /** Command patterns of Bash. */
  readonly shell: ShellRules;
  /** Rules on input fields (R10). */
  readonly fields: FieldRules;
}

const NONE: readonly Rule[] = [];

export function compileRules(all: readonly Rule[]): RuleSet {
  const specific = new Map<string, Rule[]>();
  const bare = new Map<string, Rule>();
  const globs: Rule[] = [];
  for (const rule of all) {
    if (rule.specifier !== undefined) {
      const key = `${rule.effect} ${rule.tool}`;
      const list = specific.get(key);
      if (list === undefined) specific.set(key, [rule]);
      else list.push(rule);
    } else if (rule.tool.includes('*')) globs.push(rule);
    else if (!bare.has(`${rule.effect} ${rule.tool}`)) bare.set(`${rule.effect} ${rule.tool}`, rule);
  }
  const of = (effect: Effect, tool: string): readonly Rule[] => specific.get(`${effect} ${tool}`) ?? NONE;
  const paths = new Map<string, PathRules>();
  // An allow `Edit(*)` is the Edit tool inside the working directories and no path rule: Write does not pass by it (paths 2.5).
  const ofPaths = (effect: Effect, tool: string) => (effect === 'allow' ? of(effect, tool).filter((rule) => rule.specifier !== '*') : of(effect, tool));
  for (const effect of EFFECTS) for (const tool of ['Read', 'Edit'] as const) paths.set(`${effect} ${tool}`, pathRules(ofPaths(effect, tool), effect));
  return {
    all,
    whole: (effect, tool) =>
      bare.get(`${effect} ${tool}`) ?? (effect === 'allow' ? undefined : globs.find((rule) => rule.effect === effect && matchesToolGlob(rule.tool, tool))),
    specific: of,
    paths: (effect, tool) => paths.get(`${effect} ${tool}`) ?? pathRules(NONE, effect),
    shell: compileShellRules(of),
    fields: compileFields(all),
  };
}

export const runsShell = (tool: string): boolean => SHELL_TOOLS.has(tool);
