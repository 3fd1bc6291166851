import { aboutGrant, loadedGrants, sameSession, shorten } from '../src/findings/grants.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { runsUnasked } from '../src/findings/session-policy.lazy.ts';
import { shellIndex, stops } from '../src/findings/shell-index.ts';
import type { Grant } from '../src/model/permission.ts';
import { shellPattern } from '../src/policy/specifier.ts';
import { unescapeSpecifier } from '../src/policy/syntax.ts';

export default defineRule({
  id: 'narrow-deny',
  title: 'Deny rule for one exact command under a broader allow rule',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'together',
  why: 'A deny rule without a wildcard stops that one text and nothing longer. With one more argument the same command is another text, and the broader allow rule lets it run without a question.',
  remedy: 'End the deny rule with `:*`, so that every further argument is covered too.',
  references: ['permissions-bash R4, D1', 'surfaces DENY-EXACT'],
  messages: { exact: 'this deny rule stops this exact command only: {passing} is still allowed to run by {allow}' },

  check({ harness }, report) {
    const loaded = loadedGrants(harness);
    const denied = loaded.filter((grant) => grant.effect === 'deny' && exactText(grant) !== undefined);
    if (denied.length === 0) return;
    const guards = shellIndex(loaded.filter((grant) => grant.effect !== 'allow'));
    const allows = shellIndex(loaded.filter((grant) => grant.effect === 'allow'));
    for (const grant of denied) {
      const text = exactText(grant) ?? '';
      const here = (g: Grant) => sameSession(g, grant);
      // Only a rule that would let the denied command run too is one that it takes something from.
      const by = allows.find(text, (g) => here(g) && exactText(g) === undefined) ?? allows.whole.find(here);
      const passing = by && argumentsFor(text).find((more) => !stops(guards, `${text} ${more}`, here) && runsUnasked(harness, [grant, by], `${text} ${more}`));
      if (!by || passing === undefined) continue;
      const command = `${text} ${passing}`;
      report(
        grant.origin,
        'exact',
        { passing: `\`${shorten(command)}\``, allow: shorten(by.rule.text, 60) },
        {
          remedy: `Write \`Bash(${shorten(text, 60)}:*)\`, so that every further argument is covered too.`,
          witness: { tool: 'Bash', input: { command } },
          related: [{ at: by.origin, message: 'the allow rule' }],
          ...aboutGrant(grant),
        },
      );
    }
  },
});

/** The whole command that a rule names; undefined where it has a wildcard, or more than one command. */
function exactText({ rule }: Grant): string | undefined {
  if (rule.tool !== 'Bash' || rule.specifier === undefined || rule.specifier.length > 300) return undefined;
  const pattern = shellPattern(unescapeSpecifier(rule.specifier));
  return pattern.kind === 'exact' && !/[*|&;<>$`()'"#\n]/.test(pattern.text) && pattern.text.trim() !== '' ? pattern.text.trim() : undefined;
}

/** What somebody would add next; then something that changes nothing. */
const argumentsFor = (text: string): readonly string[] => [...NEXT.flatMap(([start, more]) => (start.test(text) ? [more] : [])), '--verbose', 'x'];

const NEXT: readonly (readonly [RegExp, string])[] = [
  [/^git push$/, 'origin main'],
  [/^git push\s/, '--force'],
  [/^git (?:reset --hard|rebase|merge|checkout)$/, 'HEAD~1'],
  [/^(?:npm|pnpm|yarn|cargo) publish$/, '--tag latest'],
  [/^(?:npm|pnpm|yarn) run \S+$/, '-- --force'],
  [/^terraform (?:apply|destroy)$/, '-auto-approve'],
  [/^gh repo delete$/, 'acme/site --yes'],
  [/^printenv$/, 'HOME'],
  [/^git\s/, '--quiet'],
  [/^docker system prune$/, '--all --force'],
];

const lists = (allow: string, ...deny: readonly string[]) => settings(`{ "permissions": { "allow": [${allow}], "deny": [${deny.join(', ')}] } }`);

export const examples = (): Examples => ({
  bad: [
    { title: 'One more argument', files: lists('"Bash(git push:*)"', '«"Bash(git push)"»') },
    { title: 'A flag at the end', files: lists('"Bash(npm:*)"', '«"Bash(npm publish)"»') },
    {
      title: "The user's deny, the project's allow",
      files: {
        ...settings('{ "permissions": { "allow": ["Bash(terraform *)"] } }'),
        '~/.claude/settings.json': '{ "permissions": { "deny": [«"Bash(terraform apply)"»] } }',
      },
    },
    { title: 'Under the whole shell', files: lists('"Bash"', '«"Bash(npm publish)"»') },
  ],
  good: [
    { title: 'With a wildcard', files: lists('"Bash(npm:*)"', '"Bash(npm publish:*)"') },
    { title: 'Another rule covers the rest', files: lists('"Bash(npm:*)"', '"Bash(npm publish)"', '"Bash(npm publish *)"') },
    { title: 'Nothing broader is allowed', files: lists('"Bash(npm test)", "Bash(npm publish --dry-run)"', '"Bash(npm publish)"') },
    { title: 'The client itself asks', files: lists('"Bash(rm:*)"', '"Bash(rm -rf /)"') },
  ],
});
