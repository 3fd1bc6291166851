import { shorten } from '../src/findings/grants.ts';
import { narrowerRules } from '../src/findings/narrower.lazy.ts';
import { neighbour, openGrants } from '../src/findings/reach.ts';
import { allow, defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'missing-word-boundary',
  title: 'Wildcard glued to a word',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'reach',
  why: 'Without a blank or `:` before the `*` the rule also matches every longer word: other programs, other scripts, other sub-commands.',
  remedy: 'Put `:*` or a blank and `*` at the end: `Bash(ls:*)`.',
  references: ['permissions-bash R5, R6', 'surfaces PERM-PREFIX-WORD'],
  messages: { glued: '{rule} has no word boundary before its wildcard: it also matches {other}' },

  check(subject, report) {
    for (const { grant, glued, more } of openGrants(subject, 'missing-word-boundary')) {
      const stem = (grant.rule.specifier ?? '').replace(/(?<!\*)\*+$/, '');
      const program = glued === stem;
      const other = program ? neighbour(stem) : `${shorten(stem, 40)}-x`;
      const witness = program ? other : `${stem}-x`;
      const offered = narrowerRules(grant.rule.text, [`Bash(${stem}:*)`], { can: undefined, witness }, subject.harness);
      report(
        grant.origin,
        'glued',
        { rule: shorten(grant.rule.text), other },
        {
          ...more,
          severity: program ? 'warning' : 'note',
          witness: { tool: 'Bash', input: { command: witness } },
          ...(offered[0] !== undefined && stem.length <= LONGEST && { remedy: `Write \`${offered[0]}\`.` }),
        },
      );
    }
  },
});

/** A remedy is read, and a spelling cut short is none. */
const LONGEST = 80;

export const examples = (): Examples => ({
  bad: [
    { title: 'A program', files: allow('«"Bash(ls*)"»') },
    { title: 'A script', files: allow('«"Bash(npm run test*)"»') },
  ],
  good: [
    { title: 'With a boundary', files: allow('"Bash(ls *)"', '"Bash(npm run test:*)"') },
    { title: 'The end of an option or a path', files: allow('"Bash(git log --stat*)"', '"Bash(cat docs/*)"') },
  ],
});
