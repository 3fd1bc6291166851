import { covers } from '../src/capability/covers.ts';
import { coverIndex } from '../src/findings/cover-index.ts';
import { aboutGrant, loadedGrants, perSession, sameSession, shorten } from '../src/findings/grants.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { sampleCall } from '../src/findings/sample-call.ts';
import type { Grant } from '../src/model/permission.ts';

export default defineRule({
  id: 'contradicting-rule',
  title: 'Allow rule that a stronger rule covers completely',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'grants',
  why: 'Deny rules win over allow rules and ask rules do too, however specific the allow rule is and whichever file it is in. The allow rule can never decide a call: a run without a terminal fails where its author expected it to pass.',
  remedy: 'Delete the allow rule, or narrow the rule that covers it.',
  references: ['permissions-bash D2', 'permissions-paths §5.1'],
  messages: {
    denied: 'this allow rule is dead: {other} in deny covers every call that it matches, and deny wins',
    asked: 'this allow rule never spares a question: {other} in ask covers every call that it matches, and ask wins',
  },

  check({ harness }, report) {
    const loaded = loadedGrants(harness);
    const stronger = loaded.filter((g) => g.effect !== 'allow');
    if (stronger.length === 0) return;
    const near = perSession(stronger, (own) => coverIndex(own));
    for (const grant of loaded) {
      if (grant.effect !== 'allow') continue;
      const candidates = near(grant)(grant);
      const by = candidates.find((g) => g.effect === 'deny' && isCovered(g, grant)) ?? candidates.find((g) => isCovered(g, grant));
      if (!by) continue;
      const witness = sampleCall(grant);
      const more = {
        ...(witness && { witness, replay: [{ is: by.effect === 'deny' ? (['deny'] as const) : (['ask', 'deny'] as const) }] }),
        related: [{ at: by.origin, message: `the ${by.effect} rule` }],
        ...aboutGrant(grant),
      };
      report(grant.origin, by.effect === 'deny' ? 'denied' : 'asked', { other: shorten(by.rule.text) }, more);
    }
  },
});

const isCovered = (strong: Grant, weak: Grant): boolean =>
  !asksToolsOnly(strong, weak) &&
  !opensReading(weak) &&
  sameSession(strong, weak) &&
  strong.rule.text !== '*' &&
  samePlace(strong, weak) &&
  covers(strong.rule, weak.rule);

/** A path rule in ask never stops a shell command; the allow rule lets its writes through all the same. */
const asksToolsOnly = (strong: Grant, weak: Grant): boolean =>
  strong.effect === 'ask' && /^(?:Read|Edit)$/.test(strong.rule.tool) && strong.rule.specifier !== weak.rule.specifier;

/** Outside the project an Edit allow rule also opens files for reading, which no Edit deny takes back (permissions-paths §2.4). */
const opensReading = ({ rule, scope }: Grant): boolean =>
  rule.tool === 'Edit' && (/^(?:\/\/|~)/.test(rule.specifier ?? '') || (scope === 'user' && (rule.specifier ?? '').startsWith('/')));

/** `/x` in another kind of file is another path. */
const samePlace = (a: Grant, b: Grant): boolean =>
  !(a.rule.specifier ?? '').startsWith('/') || a.rule.specifier?.startsWith('//') === true || a.scope === b.scope;

export const examples = (): Examples => ({
  bad: [
    {
      title: 'A deny prefix over an exact allow',
      files: settings('{ "permissions": { "allow": [«"Bash(git push origin main)"»], "deny": ["Bash(git push:*)"] } }'),
    },
    { title: 'The same text in allow and ask', files: settings('{ "permissions": { "allow": [«"WebFetch"»], "ask": ["WebFetch"] } }') },
    {
      title: "Somebody's own deny rule over the project's",
      files: {
        '~/.claude/settings.json': '{ "permissions": { "deny": ["Bash(docker:*)"] } }',
        '.claude/settings.json': '{ "permissions": { "allow": [«"Bash(docker build:*)"»] } }',
      },
    },
    { title: 'A denied folder', files: settings('{ "permissions": { "allow": [«"Edit(/docs/api/**)"»], "deny": ["Edit(/docs/**)"] } }') },
    {
      title: "The project asks about what somebody's own file allows",
      files: {
        '.claude/settings.json': '{ "permissions": { "ask": ["Bash(npm publish:*)"] } }',
        '.claude/settings.local.json': '{ "permissions": { "allow": [«"Bash(npm publish --dry-run)"»] } }',
      },
    },
    {
      title: "Somebody's own file denies what the project allows",
      files: {
        '.claude/settings.json': '{ "permissions": { "allow": [«"WebFetch(domain:example.com)"»] } }',
        '.claude/settings.local.json': '{ "permissions": { "deny": ["WebFetch"] } }',
      },
    },
    { title: 'A denied server', files: settings('{ "permissions": { "allow": [«"mcp__chat__post"»], "deny": ["mcp__chat"] } }') },
  ],
  good: [
    { title: 'The deny takes a part away', files: settings('{ "permissions": { "allow": ["Bash(git push:*)"], "deny": ["Bash(git push --force:*)"] } }') },
    {
      title: 'A bare Edit denies one tool; the path rule also speaks of Write',
      files: settings('{ "permissions": { "allow": ["Edit(/docs/**)"], "deny": ["Edit"] } }'),
    },
    {
      title: 'Outside the project an Edit rule also opens for reading',
      files: settings('{ "permissions": { "allow": ["Edit(//srv/**)"], "deny": ["Edit(//srv/**)"] } }'),
    },
    { title: 'Not the same first words', files: settings('{ "permissions": { "allow": ["Bash(git pushall)"], "deny": ["Bash(git push:*)"] } }') },
    {
      title: 'Two folders that no session loads together',
      files: {
        'a/.claude/settings.json': '{ "permissions": { "allow": ["Bash(make)"] } }',
        'b/.claude/settings.json': '{ "permissions": { "deny": ["Bash(make)"] } }',
      },
    },
  ],
});
