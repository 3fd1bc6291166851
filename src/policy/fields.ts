import type { Effect } from '../model/permission.ts';
import type { Rule } from './rule.ts';
import { fieldSpecifier, matchesShellPattern } from './specifier.ts';

/** Deny and ask rules that look at one top-level input field (R10, permissions-traps §7). */
export interface FieldRules {
  match(effect: Effect, tool: string, input: Readonly<Record<string, unknown>>): Rule | undefined;
}

/** Fields that a tool's own matcher owns: a field rule on them never matches. */
const OWN_FIELDS: Readonly<Record<string, ReadonlySet<string>>> = {
  Bash: new Set(['command']),
  PowerShell: new Set(['command']),
  Read: new Set(['file_path']),
  Edit: new Set(['file_path']),
  Write: new Set(['file_path']),
  NotebookEdit: new Set(['notebook_path']),
  Glob: new Set(['path']),
  Grep: new Set(['path']),
  // A rule on it never acts (measured).
  Monitor: new Set(['persistent']),
  WebFetch: new Set(['url', 'domain', 'prompt']),
};

/** The field that a rule looks at, and the value that it looks for; undefined where it looks at none. */
export function fieldOf(rule: Rule): { readonly name: string; readonly value: string } | undefined {
  const field = rule.effect === 'allow' || rule.specifier === undefined ? undefined : fieldSpecifier(rule.specifier);
  return field === undefined || OWN_FIELDS[rule.tool]?.has(field.name) ? undefined : field;
}

interface FieldRule {
  readonly rule: Rule;
  readonly name: string;
  readonly matches: (value: string) => boolean;
}

export function compileFields(rules: readonly Rule[]): FieldRules {
  const compiled = new Map<string, FieldRule[]>();
  for (const rule of rules) {
    const field = fieldOf(rule);
    if (field === undefined) continue;
    const entry = { rule, name: field.name, matches: valueMatcher(field.value) };
    const key = `${rule.effect} ${rule.tool}`;
    compiled.set(key, [...(compiled.get(key) ?? []), entry]);
  }
  const names = new Set([...compiled.values()].flatMap((entries) => entries.map((entry) => entry.name)));
  return {
    match(effect, tool, input) {
      if (names.size === 0 || !Object.keys(input).some((name) => names.has(name))) return undefined;
      return compiled.get(`${effect} ${tool}`)?.find((entry) => fieldMatches(entry, input))?.rule;
    },
  };
}

/** Top-level scalars only, compared as text; an absent field never matches. */
function fieldMatches(entry: FieldRule, input: Readonly<Record<string, unknown>>): boolean {
  const value = Object.hasOwn(input, entry.name) ? input[entry.name] : undefined;
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return false;
  return entry.matches(String(value));
}

function valueMatcher(value: string): (text: string) => boolean {
  if (!value.includes('*')) return (text) => text === value;
  const words = value.split('*');
  return (text) => matchesShellPattern({ kind: 'wildcard', text: value, words, optionalTail: false }, text);
}
