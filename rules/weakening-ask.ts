import { patternOf } from '../src/capability/covers.ts';
import { aboutGrant, loadedGrants, sameSession, shorten } from '../src/findings/grants.ts';
import { patternIndex } from '../src/findings/pattern-index.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import type { Grant } from '../src/model/permission.ts';

export default defineRule({
  id: 'weakening-ask',
  title: 'Ask rule that turns a denied command into a question',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'grants',
  why: 'Against what the documentation says, the client looks for an ask rule with the exact command before it looks for deny rules with a prefix or a wildcard. For that command the broader deny is off, also behind sudo, an absolute path or a variable in front.',
  remedy: 'Delete the ask rule if the command is to be refused; if the question is what is meant, say so with an accept.',
  references: ['permissions-bash D1', 'permissions-traps §5'],
  messages: { asked: 'because of this ask rule "{command}" is asked for instead of denied: {deny} does not hold for it' },

  check({ harness }, report) {
    const loaded = loadedGrants(harness, 'ask', 'deny').filter(
      (g) => g.rule.tool === 'Bash' && g.rule.specifier !== undefined && !/^\*+$/.test(g.rule.specifier),
    );
    const denies = loaded.filter((g) => g.effect === 'deny');
    if (denies.length === 0) return;
    const index = patternIndex(denies);
    for (const grant of loaded) {
      const command = grant.effect === 'ask' ? exactText(grant) : undefined;
      if (command === undefined) continue;
      const stronger = [...index.matching(command)].filter((g) => sameSession(g, grant));
      const [deny] = stronger;
      // An exact deny comes before the exact ask: nothing is weakened.
      if (!deny || stronger.some((g) => exactText(g) === command)) continue;
      report(
        grant.origin,
        'asked',
        { command: shorten(command, 60), deny: shorten(deny.rule.text, 60) },
        {
          witness: { tool: 'Bash', input: { command } },
          replay: [{ is: ['ask'] }, { is: ['deny'], under: [deny] }],
          related: [{ at: deny.origin, message: 'the deny rule' }],
          ...aboutGrant(grant),
        },
      );
    }
  },
});

/** An exact rule's text, and the P of `P:*`, which the client takes for one; plain commands only. */
function exactText(grant: Grant): string | undefined {
  const pattern = patternOf(grant.rule);
  return pattern.kind !== 'wildcard' && /^[\w./:=@,+-]+(?: [\w./:=@,+-]+)*$/.test(pattern.text) ? pattern.text : undefined;
}

const lists = (ask: string, deny: string) => settings(`{ "permissions": { "ask": [${ask}], "deny": [${deny}] } }`);

export const examples = (): Examples => ({
  bad: [
    { title: 'An exact ask under a prefix deny', files: lists('«"Bash(git push origin main)"»', '"Bash(git push:*)"') },
    { title: 'The prefix itself counts as exact', files: lists('«"Bash(gh repo:*)"»', '"Bash(gh:*)"') },
  ],
  good: [
    { title: 'An ask with a wildcard does not weaken', files: lists('"Bash(gh repo *)"', '"Bash(gh:*)"') },
    { title: 'The deny is exact as well', files: lists('"Bash(git push:*)"', '"Bash(git push:*)"') },
    { title: 'The ask is the broader one', files: lists('"Bash(git push:*)"', '"Bash(git push --force)"') },
  ],
});
