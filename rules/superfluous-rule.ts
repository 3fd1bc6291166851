import { aboutGrant, shorten } from '../src/findings/grants.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { superfluousRules } from '../src/findings/superfluous.lazy.ts';

export default defineRule({
  id: 'superfluous-rule',
  title: 'Command rule that changes nothing beside the others',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'grants',
  why: 'Every command that the rule matches is matched by the other rules as well, alone or together: proved over all commands, not read off the text. The rule makes the list longer than it is, and misleads whoever changes one of the others.',
  remedy: 'Delete the rule, or narrow the others if it was meant to say something else.',
  references: ['surfaces PERM-DEAD', 'permissions-bash D1'],
  messages: {
    redundant: 'matches no command that {others} would not match without it',
    stopped: 'never lets a command pass: {others} stop all that it matches, before allow rules are looked at',
  },

  check({ harness }, report) {
    for (const { grant, how, by } of superfluousRules(harness)) {
      const others = by.map(({ rule }) => shorten(rule.text, 60)).join(' and ');
      const related = by.map(({ origin }) => ({ at: origin, message: 'one of the rules that cover it' }));
      report(grant.origin, how, { others }, { related, ...aboutGrant(grant), ...(how === 'stopped' && { severity: 'warning' as const }) });
    }
  },
});

export const examples = (): Examples => ({
  bad: [
    {
      title: 'A wildcard of another program covers it',
      files: settings('{ "permissions": { "deny": ["Bash(*--no-verify*)", «"Bash(git *--no-verify*)"»] } }'),
    },
    {
      title: 'A star stands for nothing as well',
      files: settings('{ "permissions": { "deny": [«"Bash(git push --force*)"», "Bash(git push *--force*)"] } }'),
    },
    {
      title: 'Two rules together',
      files: settings('{ "permissions": { "allow": ["Bash(* push)", "Bash(* push *)", «"Bash(git push:*)"»] } }'),
    },
    {
      title: 'Denied by two rules together',
      files: settings('{ "permissions": { "allow": [«"Bash(git push:*)"»], "deny": ["Bash(* push)", "Bash(* push *)"] } }'),
    },
    {
      title: 'A saved command with quotes under its program',
      files: settings(String.raw`{ "permissions": { "allow": ["Bash(node:*)", «"Bash(node -e \"require('./a.js')\")"»] } }`),
    },
  ],
  good: [
    { title: 'What redundant-rule says', files: settings('{ "permissions": { "allow": ["Bash(git:*)", "Bash(git push:*)"] } }') },
    { title: 'The bare command is left', files: settings('{ "permissions": { "allow": ["Bash(* push *)", "Bash(git push:*)"] } }') },
    {
      title: 'What a prefix does not let through',
      files: settings('{ "permissions": { "allow": ["Bash(find:*)", "Bash(find . -name \'*.tmp\' -delete)"] } }'),
    },
    {
      title: 'An exact ask comes before the pattern of a deny rule',
      files: settings('{ "permissions": { "ask": ["Bash(git push --force)"], "deny": ["Bash(git push --force)", "Bash(git push *)"] } }'),
    },
    {
      title: "Somebody's own rule covers one that others rely on",
      files: {
        '.claude/settings.json': '{ "permissions": { "deny": ["Bash(git *--no-verify*)"] } }',
        '.claude/settings.local.json': '{ "permissions": { "deny": ["Bash(*--no-verify*)"] } }',
      },
    },
  ],
});
