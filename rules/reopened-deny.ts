import { aboutGrant, loadedGrants, shorten } from '../src/findings/grants.ts';
import { negationOf } from '../src/findings/negation.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { decisionBeside } from '../src/findings/session-policy.lazy.ts';
import { isSecretName } from '../src/load/role.ts';

export default defineRule({
  id: 'reopened-deny',
  title: 'Negated path that takes files out of an earlier rule',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'grants',
  why: 'Path rules of one list of one file are read like an ignore file: `!path` opens again what an earlier rule closed. The earlier rule goes on looking like full protection, and the order of the list now decides.',
  remedy: 'Delete the negated rule, or write the rule before it so that it does not match these files in the first place.',
  references: ['permissions-paths §1.9, §3.3', 'permissions-traps §8'],
  messages: {
    secret: 'this rule opens the secret file {path} again: {closed} before it no longer holds there',
    open: 'this rule opens {path} again: {closed} before it no longer holds there',
  },

  check({ harness }, report) {
    const guards = loadedGrants(harness, 'deny', 'ask');
    for (const grant of guards) {
      if (!(grant.rule.specifier ?? '').startsWith('!') || (grant.rule.tool !== 'Read' && grant.rule.tool !== 'Edit')) continue;
      const negation = negationOf(grant, guards);
      if (!negation?.opens || isTemplate(negation.path)) continue;
      const { path, call, closedBy } = negation;
      if (decisionBeside(harness, [grant], call) === 'deny') continue;
      const secret = isSecretName(path);
      const more = {
        ...(secret && { severity: 'warning' as const }),
        witness: { tool: call.tool, input: { file_path: path } },
        related: [{ at: closedBy.origin, message: `the ${closedBy.effect} rule` }],
        ...aboutGrant(grant),
      };
      report(grant.origin, secret ? 'secret' : 'open', { path: shorten(path, 60), closed: shorten(closedBy.rule.text, 60) }, more);
    }
  },
});

/** What stands in for a secret file: opened on purpose. */
const isTemplate = (path: string): boolean => /[._-](?:example|sample|template|dist|defaults?)(?:\.\w+)?$|\.pub$/i.test(path);

const deny = (...rules: readonly string[]) => settings(`{ "permissions": { "deny": [${rules.join(', ')}] } }`);

export const examples = (): Examples => ({
  bad: [
    { title: 'A secret file', files: deny('"Read(.env*)"', '«"Read(!.env.production)"»') },
    { title: 'A part of what must not be written', files: deny('"Edit(migrations/*)"', '«"Edit(!migrations/draft.sql)"»') },
  ],
  good: [
    { title: 'The template', files: deny('"Read(.env.*)"', '"Read(!.env.example)"') },
    { title: 'Closed again by a later rule', files: deny('"Read(.env*)"', '"Read(!.env.production)"', '"Read(.env.production)"') },
    {
      title: 'Denied by another file too',
      files: {
        ...deny('"Read(.env*)"', '"Read(!.env.production)"'),
        '.claude/settings.local.json': '{ "permissions": { "deny": ["Read(.env.production)"] } }',
      },
    },
    { title: 'The folder stays closed as a whole', files: deny('"Edit(src/**)"', '"Edit(!src/a.ts)"') },
  ],
});
