import { patternOf } from '../src/capability/covers.ts';
import { shellText } from '../src/capability/shell-text.ts';
import { aboutGrant, loadedGrants, sameSession, shorten } from '../src/findings/grants.ts';
import { patternIndex } from '../src/findings/pattern-index.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { runsUnasked, verdictUnder } from '../src/findings/session-policy.lazy.ts';

export default defineRule({
  id: 'unasked-chain',
  title: 'Allow rule on a chain that holds a command to be asked about',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'grants',
  why: 'An ask rule wins over an allow rule for a single command, but an allow rule that is a whole chain wins over an ask rule on one of its parts, as soon as more than one part is in doubt. Such rules come from "always allow" for a chain and stay for ever.',
  remedy: 'Delete the rule on the chain; allow its harmless parts by rules of their own.',
  references: ['permissions-bash D4', 'permissions-traps §4'],
  messages: { unasked: 'this chain runs without the question that {ask} wants for "{part}"' },

  check({ harness }, report) {
    const asks = loadedGrants(harness, 'ask').filter(({ rule }) => rule.tool === 'Bash' && rule.specifier !== undefined && !/^\*+$/.test(rule.specifier));
    if (asks.length === 0) return;
    const index = patternIndex(asks);
    for (const grant of loadedGrants(harness, 'allow')) {
      if (grant.rule.tool !== 'Bash' || grant.rule.specifier === undefined || grant.rule.specifier.length > 1_000) continue;
      const { kind, text: chain } = patternOf(grant.rule);
      if (kind !== 'exact' || shellText(chain)?.operator === undefined) continue;
      for (const part of chain.split(/&&|\|\||;|\n/).map((one) => one.trim())) {
        const ask = [...index.matching(part)].find((g) => sameSession(g, grant));
        if (ask === undefined || !runsUnasked(harness, [grant, ask], chain)) continue;
        const call = { tool: 'Bash', input: { command: chain } };
        // The chain's own rule must be what passes it, and the ask rule what would have asked.
        if (verdictUnder([ask], call).rule?.effect !== 'ask') continue;
        report(
          grant.origin,
          'unasked',
          { ask: shorten(ask.rule.text, 60), part: shorten(part, 60) },
          { witness: call, related: [{ at: ask.origin, message: 'the ask rule' }], ...aboutGrant(grant) },
        );
        break;
      }
    }
  },
});

const lists = (allow: string, ask: string) => settings(`{ "permissions": { "allow": [${allow}], "ask": [${ask}] } }`);

export const examples = (): Examples => ({
  bad: [{ title: 'A chain with a push in it', files: lists('«"Bash(npm version patch && git push)"»', '"Bash(git push:*)"') }],
  good: [
    { title: 'The other parts pass by themselves', files: lists('"Bash(git status && git push)"', '"Bash(git push:*)"') },
    { title: 'The question is about something else', files: lists('"Bash(npm version patch && git push)"', '"Bash(npm publish:*)"') },
    { title: 'The chain itself is asked about', files: lists('"Bash(npm version patch && git push)"', '"Bash(npm version patch && git push)"') },
  ],
});
