import { covers } from '../src/capability/covers.ts';
import { isDeadInAllow } from '../src/capability/unmatchable.ts';
import { coverIndex } from '../src/findings/cover-index.ts';
import { aboutGrant, loadedGrants, sameSession, shorten } from '../src/findings/grants.ts';
import { allow, defineRule, type Examples, settings } from '../src/findings/rule.ts';
import type { Grant } from '../src/model/permission.ts';
import { unescapeSpecifier } from '../src/policy/syntax.ts';

export default defineRule({
  id: 'redundant-rule',
  title: 'Allow rule that a broader allow rule already covers',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  why: 'The rule adds nothing while the broader one stands. It makes the list look narrower than it is, and survives when somebody narrows the other one.',
  remedy: 'Delete the rule, or delete the broader one if the narrow rule is what was meant.',
  references: ['surfaces PERM-DEAD'],
  messages: { covered: 'already covered by the allow rule {other}' },

  check({ harness }, report) {
    const loaded = loadedGrants(harness, 'allow').filter((g) => g.rule.tool === 'Bash' || g.rule.tool === 'WebFetch' || g.rule.tool.startsWith('mcp__'));
    const near = coverIndex(loaded);
    for (const grant of loaded) {
      const by = near(grant).find((other) => other !== grant && isBroader(other, grant));
      if (!by) continue;
      report(grant.origin, 'covered', { other: shorten(by.rule.text) }, { related: [{ at: by.origin, message: 'the broader rule' }], ...aboutGrant(grant) });
    }
  },
});

/** Of a pair that covers each other only one is named. A rule on the whole shell is its own finding. */
function isBroader(broad: Grant, narrow: Grant): boolean {
  if (broad.rule.text === narrow.rule.text) return false;
  if (broad.rule.tool === 'Bash' && (broad.rule.specifier === undefined || broad.rule.specifier === '*')) return false;
  if (!sameSession(broad, narrow) || !covers(broad.rule, narrow.rule) || onlyExact(narrow) || isDead(broad)) return false;
  return (
    !covers(narrow.rule, broad.rule) || broad.origin.file < narrow.origin.file || (broad.origin.file === narrow.origin.file && index(broad) < index(narrow))
  );
}

/** Commands of which the client lets more through by an exact rule than by any pattern (permissions-traps §5). */
const onlyExact = ({ rule }: Grant): boolean =>
  rule.tool === 'Bash' &&
  /^(?:find|g?awk|mawk|nawk|jq|declare|export|typeset|local|readonly|let|read|printf|test|unset|\[)(?: (?!.*\*)|$)/.test(rule.specifier ?? '');

const isDead = ({ rule }: Grant): boolean => rule.tool === 'Bash' && rule.specifier !== undefined && isDeadInAllow(unescapeSpecifier(rule.specifier));

const index = (grant: Grant): number => Number(grant.origin.path.at(-1));

export const examples = (): Examples => ({
  bad: [
    { title: 'A longer prefix', files: allow('"Bash(npm run:*)"', '«"Bash(npm run test:*)"»') },
    { title: 'Two spellings of one prefix', files: allow('"Bash(make:*)"', '«"Bash(make *)"»') },
    { title: 'A tool of an allowed server', files: allow('"mcp__chat"', '«"mcp__chat__post"»') },
  ],
  good: [
    { title: 'Different commands', files: allow('"Bash(npm run:*)"', '"Bash(npm test:*)"') },
    { title: 'A text that a prefix rule does not let through', files: allow('"Bash(echo:*)"', '"Bash(echo $TOKEN)"') },
    { title: 'What a prefix does not let through', files: allow('"Bash(find:*)"', '"Bash(find . -delete)"') },
    { title: 'Different lists', files: settings('{ "permissions": { "allow": ["Bash(git:*)"], "deny": ["Bash(git push:*)"] } }') },
  ],
});
