import { rules } from '../../rules/index.ts';

/** The longer words of a rule. The build takes them out of the bundle of `check`, since a clean project needs none of them. */
export function ruleWords(id: string): { readonly title: string; readonly why: string; readonly references: readonly string[] } | undefined {
  const rule = rules.find((r) => r.id === id);
  return rule && { title: rule.title, why: rule.why, references: rule.references ?? [] };
}
