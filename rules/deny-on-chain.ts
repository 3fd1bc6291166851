import { shellText } from '../src/capability/shell-text.ts';
import { aboutGrant, loadedGrants, sameSession, shorten } from '../src/findings/grants.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { filled } from '../src/findings/sample-call.ts';
import { runsUnasked } from '../src/findings/session-policy.lazy.ts';
import { type ShellIndex, shellIndex, stops } from '../src/findings/shell-index.ts';
import type { Grant } from '../src/model/permission.ts';
import { shellPattern } from '../src/policy/specifier.ts';
import { unescapeSpecifier } from '../src/policy/syntax.ts';

export default defineRule({
  id: 'deny-on-chain',
  title: 'Deny or ask rule on a chain of commands',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'grants',
  why: 'The client takes a command apart at `&&`, `||` and `;` and judges each part. A pattern with such an operator is compared with the whole only where the client cannot take it apart, or where a part does not pass by itself. As soon as every part passes, the rule is never looked at: one more allow rule switches it off.',
  remedy: 'Deny the part that must not run, `Bash(sh:*)`, instead of the chain.',
  references: ['permissions-traps §1, §4'],
  messages: {
    passes: 'this {effect} rule does not stop {chain}: every part passes by itself ({allow}), so the whole is never compared with it',
    seldom:
      'commands are split at {operator} before they are compared, so this {effect} rule is seldom looked at: it does not stop a chain of commands that need no rule',
  },

  check({ harness }, report) {
    const loaded = loadedGrants(harness);
    const guards = shellIndex(loaded.filter((g) => g.effect !== 'allow'));
    const allows = shellIndex(loaded.filter((g) => g.effect === 'allow'));
    for (const grant of loaded) {
      const chain = grant.effect === 'allow' ? undefined : chainOf(grant);
      if (!chain) continue;
      const here = (g: Grant) => g !== grant && sameSession(g, grant);
      const allow = passing(chain, allows, here);
      const text = chain.text;
      const stopped = stops(guards, text, here);
      const remedy = remedyFor(chain, grant.effect);
      const about = { ...aboutGrant(grant), ...remedy, witness: { tool: 'Bash', input: { command: text } } };
      if (allow.length > 0 && !stopped && runsUnasked(harness, [grant, ...allow], text)) {
        report(
          grant.origin,
          'passes',
          { effect: grant.effect, chain: shorten(text), allow: shorten([...new Set(allow.map((g) => g.rule.text))].join(', '), 60) },
          { ...about, related: allow.slice(0, 3).map((g) => ({ at: g.origin, message: 'lets a part pass' })) },
        );
      } else if (!chain.pipe && !chain.exact) {
        report(grant.origin, 'seldom', { operator: chain.operator, effect: grant.effect }, { severity: 'warning', ...remedy, ...aboutGrant(grant) });
      }
    }
  },
});

interface Chain {
  /** A command that the rule matches. */
  readonly text: string;
  readonly parts: readonly string[];
  /** The fixed words that its parts start with, as far as they do. */
  readonly programs: readonly string[];
  readonly operator: string;
  readonly pipe: boolean;
  readonly exact: boolean;
}

/** Undefined for rules without an operator, exact deny rules (they hold), and text with quotation marks or anything that is not taken apart. */
function chainOf({ rule, effect }: Grant): Chain | undefined {
  if (rule.tool !== 'Bash' || rule.specifier === undefined || rule.specifier.length > 1_000) return undefined;
  const pattern = shellPattern(unescapeSpecifier(rule.specifier));
  if (pattern.kind === 'exact' && effect === 'deny') return undefined;
  const text = pattern.kind === 'wildcard' ? filled(pattern.words) : pattern.kind === 'prefix' ? `${pattern.text} x` : pattern.text;
  const found = shellText(text);
  if (found?.operator === undefined || found.background || found.redirected || found.complex || /["'\\{}\n]/.test(text)) return undefined;
  const parts = text.split(/&&|\|\||\|&|;|\|/).map((part) => part.trim());
  if (parts.some((part) => part === '' || /^cd(?: |$)/.test(part))) return undefined;
  const written = pattern.kind === 'wildcard' ? pattern.words.join('*') : pattern.text;
  const programs = [...new Set(written.split(/&&|\|\||\|&|;|\|/).flatMap((part) => /^[\w./-][^*:]*/.exec(part.trim())?.[0].trim() || []))];
  return {
    text,
    parts,
    programs: programs.filter((program) => !HARMLESS.test(program)),
    operator: found.operator,
    pipe: found.pipe,
    exact: pattern.kind === 'exact',
  };
}

/** What stands in a chain beside the part that matters. */
const HARMLESS = /^(?:echo|cd|true|false|printf|cat|head|tail|grep|ls|pwd|sleep|date)(?: |$)/;

/** The part that people fear is named by the rule itself, in most cases first or last; with more than one, they know best. */
function remedyFor({ programs }: Chain, effect: string): { readonly remedy?: string } {
  const verb = effect === 'ask' ? 'Ask about' : 'Deny';
  const rules = programs.map((program) => `\`Bash(${shorten(program, 40)}:*)\``);
  if (rules.length === 0 || rules.length > 3) return {};
  return { remedy: `${verb} the part that must not run by itself, ${rules.join(' or ')}, instead of the chain.` };
}

/** The allow rules that let every part pass; empty where one does not. A bare rule does not lift the path check of programs that write. */
function passing({ parts, pipe }: Chain, allows: ShellIndex, here: (grant: Grant) => boolean): readonly Grant[] {
  const found: Grant[] = [];
  for (const part of parts) {
    const checked = pipe || /^(?:rm|rmdir|touch|cp|mv|mkdir|tee|sed|cat|less)(?: |$)/.test(part);
    const by = allows.find(part, here) ?? (checked ? undefined : allows.whole.find(here));
    if (!by) return [];
    found.push(by);
  }
  return found;
}

const lists = (allow: string, effect: string, rule: string) => settings(`{ "permissions": { "allow": [${allow}], "${effect}": [${rule}] } }`);

export const examples = (): Examples => ({
  bad: [
    { title: 'Under a rule on the whole shell', files: lists('"Bash"', 'deny', '«"Bash(curl * && sh *)"»') },
    { title: 'Every part has its own rule', files: lists('"Bash(curl:*)", "Bash(sh:*)"', 'deny', '«"Bash(curl * | sh *)"»') },
    { title: 'A question before an exact chain', files: lists('"Bash(npm:*)"', 'ask', '«"Bash(npm run build && npm publish)"»') },
    { title: 'Any chain at all', files: lists('"Bash(ls:*)"', 'deny', '«"Bash(* && *)"»') },
  ],
  good: [
    { title: 'A pipe whose parts do not all pass', files: lists('"Bash"', 'deny', '"Bash(curl * | sh)"') },
    { title: 'An exact chain is denied', files: lists('"Bash(npm:*)"', 'deny', '"Bash(npm run build && npm publish)"') },
    { title: 'The part is denied', files: lists('"Bash"', 'deny', '"Bash(sh:*)"') },
  ],
});
