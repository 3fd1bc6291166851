import { covers } from '../src/capability/covers.ts';
import { isDeadInAllow } from '../src/capability/unmatchable.ts';
import { coverIndex } from '../src/findings/cover-index.ts';
import { aboutGrant, loadedGrants, perSession, sameSession, shorten } from '../src/findings/grants.ts';
import { allow, defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { sampleCall } from '../src/findings/sample-call.ts';
import type { Grant, Scope } from '../src/model/permission.ts';
import { unescapeSpecifier } from '../src/policy/syntax.ts';

export default defineRule({
  id: 'redundant-rule',
  title: 'Allow rule that a broader allow rule already covers',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'grants',
  why: 'The rule adds nothing while the broader one stands. It makes the list look narrower than it is, and survives when somebody narrows the other one.',
  remedy: 'Delete the rule, or delete the broader one if the narrow rule is what was meant.',
  references: ['surfaces PERM-DEAD'],
  messages: { covered: 'already covered by the allow rule {other}' },

  check({ harness }, report) {
    const loaded = loadedGrants(harness, 'allow').filter(({ rule }) => /^(?:Bash|WebFetch|Read|Edit|mcp__.*)$/s.test(rule.tool));
    const near = perSession(loaded, (own) => coverIndex(own));
    // A negated path takes back what stands before it: then every rule of the list may count.
    const negated = new Set(loaded.filter(({ rule }) => rule.specifier?.startsWith('!')).map((g) => listOf(g)));
    for (const grant of loaded) {
      const by = near(grant)(grant).find((other) => other !== grant && isBroader(other, grant));
      if (!by || negated.has(listOf(grant)) || negated.has(listOf(by))) continue;
      const witness = sampleCall(grant);
      const more = {
        ...(witness && { witness, replay: [{ is: ['allow'] as const, under: [by] }] }),
        related: [{ at: by.origin, message: 'the broader rule' }],
        ...aboutGrant(grant),
      };
      report(grant.origin, 'covered', { other: shorten(by.rule.text) }, more);
    }
  },
});

const listOf = ({ origin, rule }: Grant): string => `${rule.tool} ${origin.file}`;

/** Of a pair that covers each other only one is named. A rule on the whole shell is its own finding. */
function isBroader(broad: Grant, narrow: Grant): boolean {
  if (broad.rule.text === narrow.rule.text) return false;
  if (broad.rule.tool === 'Bash' && (broad.rule.specifier === undefined || broad.rule.specifier === '*')) return false;
  if (
    !sameSession(broad, narrow) ||
    !reachesAsMany(broad, narrow) ||
    !samePlace(broad, narrow) ||
    !covers(broad.rule, narrow.rule) ||
    onlyExact(narrow) ||
    isDead(broad)
  )
    return false;
  return (
    !covers(narrow.rule, broad.rule) || broad.origin.file < narrow.origin.file || (broad.origin.file === narrow.origin.file && index(broad) < index(narrow))
  );
}

/** A rule of somebody's own file does not make one redundant that others rely on. */
const reachesAsMany = (broad: Grant, narrow: Grant): boolean => AUDIENCE[broad.scope] >= AUDIENCE[narrow.scope];

const AUDIENCE: Readonly<Record<Scope, number>> = { managed: 3, project: 2, user: 1, local: 1, flag: 0 };

/** `/x` of the user's file is another path than that of a project's. */
const samePlace = (a: Grant, b: Grant): boolean =>
  !(a.rule.specifier ?? '').startsWith('/') || a.rule.specifier?.startsWith('//') === true || (a.scope === 'user') === (b.scope === 'user');

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
    { title: 'A folder below an opened folder', files: allow('"Edit(/docs/**)"', '«"Edit(/docs/api/**)"»', '"Edit(/src/**)"') },
    { title: 'A file below the opened disk', files: allow('"Read(//**)"', '«"Read(~/notes/a.md)"»') },
    {
      title: "The project's rule covers one of somebody's own file",
      files: {
        '.claude/settings.json': '{ "permissions": { "allow": ["Bash(npm run:*)"] } }',
        '.claude/settings.local.json': '{ "permissions": { "allow": [«"Bash(npm run lint)"»] } }',
      },
    },
  ],
  good: [
    { title: 'Different commands', files: allow('"Bash(npm run:*)"', '"Bash(npm test:*)"') },
    { title: 'A text that a prefix rule does not let through', files: allow('"Bash(echo:*)"', '"Bash(echo $TOKEN)"') },
    { title: 'What a prefix does not let through', files: allow('"Bash(find:*)"', '"Bash(find . -delete)"') },
    {
      title: "Somebody's own rule covers one that others rely on",
      files: {
        '.claude/settings.json': '{ "permissions": { "allow": ["Bash(npm run lint)"] } }',
        '.claude/settings.local.json': '{ "permissions": { "allow": ["Bash(npm run:*)"] } }',
      },
    },
    { title: 'Opened again behind a negated path', files: allow('"Edit(/docs/**)"', '"Edit(!/docs/api/**)"', '"Edit(/docs/api/a.md)"') },
    { title: 'Another folder', files: allow('"Edit(/docs/**)"', '"Edit(/docs-old/**)"', '"Read(//srv/docs/**)"') },
    { title: 'Different lists', files: settings('{ "permissions": { "allow": ["Bash(git:*)"], "deny": ["Bash(git push:*)"] } }') },
  ],
});
