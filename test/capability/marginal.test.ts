import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capabilitiesGained, capabilitiesOf, capabilitiesOfPolicy, capabilityKinds, findCapability } from '../../src/capability/marginal.ts';
import { isGain } from '../../src/capability/program.ts';
import { policyOf } from '../../src/commands/batch-setup.ts';
import { decide } from '../../src/policy/decide.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { compileRules } from '../../src/policy/rule-set.ts';

interface Lists {
  readonly allow?: readonly string[];
  readonly ask?: readonly string[];
  readonly deny?: readonly string[];
}
const policyWith = (permissions: Lists, mode = 'default'): Policy =>
  policyOf({ settings: { project: { permissions } }, mode, call: { tool: 'Bash', input: {} } }, {});

/** What the first allow rule adds. */
function added(permissions: Lists): readonly string[] {
  const policy = policyWith(permissions);
  const rule = policy.rules.all.find(({ effect }) => effect === 'allow');
  if (rule === undefined) throw new Error('no allow rule');
  const told = capabilitiesOf(policy, rule).map(({ capability, call }) => `${capability}: ${Object.values(call.input)[0] ?? call.tool}`);
  return [...new Set(told)];
}
const kinds = (told: readonly string[]) => [...new Set(told.map((one) => one.replace(/:.*$/s, '')))].sort();

describe('what a shell rule adds', () => {
  test('the powers of the program and of its sub-commands', () => {
    expect(added({ allow: ['Bash(git:*)'] })).toEqual(
      expect.arrayContaining(['exec: git -c alias.x=!id x', 'destroy: git clean -fdx', 'persist: git config core.hooksPath /tmp/h']),
    );
  });
  test('not what another rule allows', () => {
    expect(added({ allow: ['Bash(git push:*)', 'Bash(git:*)'] })).toEqual([]);
  });
  test('date prints files and sets the clock; that it tells the time needs no rule', () => {
    expect(added({ allow: ['Bash(date:*)'] })).toEqual(['read-any: date -f /etc/passwd', 'persist: date -s 12:00']);
    expect(added({ allow: ['Bash(date +%F)'] })).toEqual([]);
  });
  test('not what needs no rule', () => expect(added({ allow: ['Bash(find:*)', 'Bash(git status:*)'] })).toEqual([]));
  test('not what a deny or ask rule takes away', () => {
    const guards = { deny: ['Bash(git push:*)'], ask: ['Bash(git clean:*)'] };
    const told = added({ allow: ['Bash(git:*)'], ...guards });
    expect(told.filter((one) => /git push|git clean/.test(one))).toEqual([]);
    expect(kinds(told)).toContain('exec');
  });
  test('an exact rule is its own witness', () => {
    expect(added({ allow: ['Bash(git push --force origin main)'] })).toEqual(['destroy: git push --force origin main']);
    expect(added({ allow: ['Bash(npm publish)'] })).toEqual(['publish: npm publish']);
    expect(added({ allow: ['Bash(npm test)'] })).toEqual(['exec: npm test']); // with a file of the project
    expect(added({ allow: ['Bash(git status)', 'Bash(npm outdated)'] })).toEqual([]);
    expect(added({ allow: ['Bash(sudo apt-get update)'] }).some((one) => one.startsWith('escalate'))).toBe(true);
  });
  test('each part of a chain, and what stands behind a wrapper', () => {
    expect(added({ allow: ['Bash(npm test && git push --force origin main)'] })).toContain('destroy: npm test && git push --force origin main');
    expect(added({ allow: ['Bash(timeout 60 npm publish)'] })).toEqual(['publish: timeout 60 npm publish']);
    expect(kinds(added({ allow: ['Bash(sudo npm publish)'] }))).toEqual(['escalate', 'publish']);
    expect(added({ allow: ['Bash(git commit -m "git push --force")'] })).not.toContain('destroy: git commit -m "git push --force"');
  });
  test('a wildcard in front or in the middle', () => {
    expect(kinds(added({ allow: ['Bash(* --version)'] }))).toEqual(['exec']);
    expect(kinds(added({ allow: ['Bash(git * main)'] }))).toContain('exec');
  });
  test('the whole shell has everything', () => expect(kinds(added({ allow: ['Bash'] }))).toHaveLength(11));
});

describe('what the rules of other tools add', () => {
  test('writing anywhere, steering files, doors', () => {
    expect(kinds(added({ allow: ['Edit(//**)'] }))).toEqual(['persist', 'write-any']);
    expect(added({ allow: ['Edit(/package.json)'] })).toEqual(['persist: /home/dev/proj/package.json']);
    expect(added({ allow: ['Edit(/src/**)'] })).toEqual([]);
    expect(added({ allow: ['Edit(/.claude/**)'] })).toEqual([]);
    expect(added({ allow: ['Edit(~/.ssh/authorized_keys)'] })[0]).toBe('persist: /home/dev/.ssh/authorized_keys');
    expect(added({ allow: ['Edit(//srv/data/**)'] })).toEqual(['write-any: /srv/data/x']);
  });
  test('reading keys and anything', () => {
    expect(kinds(added({ allow: ['Read(~/.ssh/**)'] }))).toEqual(['read-any', 'secrets']);
    expect(kinds(added({ allow: ['Read(//**)'] }))).toEqual(['read-any', 'secrets']);
    expect(kinds(added({ allow: ['Read(//**)'], deny: ['Read(~/.*/**)', 'Read(~/.netrc)'] }))).toEqual(['read-any']);
    expect(added({ allow: ['Read(/src/**)'] })).toEqual([]);
  });
  test('fetching', () => {
    expect(added({ allow: ['WebFetch'] })).toEqual(['network-out: https://example.com/?q=x']);
    expect(added({ allow: ['WebFetch(domain:*.example.org)'] })).toEqual(['network-out: https://x.example.org/?q=x']);
    expect(added({ allow: ['WebFetch(domain:docs.python.org)'] })).toEqual([]);
  });
  test('tools of servers, by what their names promise', () => {
    expect(added({ allow: ['mcp__github__create_issue'] })).toEqual(['publish: mcp__github__create_issue']);
    expect(added({ allow: ['mcp__postgres'] })).toEqual(['destroy: mcp__postgres__execute_sql']);
    expect(added({ allow: ['mcp__docs__search'] })).toEqual([]);
    const { guess, confidence } = capabilitiesOfPolicy(policyWith({ allow: ['mcp__github__create_issue'] }))[0] ?? {};
    expect([guess, confidence]).toEqual([true, 'low']);
    expect(capabilityKinds(policyWith({ allow: ['mcp__github__create_issue', 'mcp__postgres'] })).size).toBe(0);
  });
});

test('a whole policy: every rule, and the mode', () => {
  const of = (permissions: Lists, mode?: string) =>
    [...new Set(capabilitiesOfPolicy(policyWith(permissions, mode)).map(({ capability }) => capability))].sort();
  expect(of({})).toEqual([]);
  expect(of({ allow: ['Bash(npm publish)', 'WebFetch'] })).toEqual(['network-out', 'publish']);
  expect(of({}, 'acceptEdits')).toEqual(['destroy', 'persist']);
  expect(of({}, 'bypassPermissions')).toHaveLength(11);
});

test('between two states only what is newly allowed counts', () => {
  const before = policyWith({ allow: ['Bash(npm test)'], deny: ['Bash(git push:*)'] });
  const after = policyWith({ allow: ['Bash(npm test)', 'Bash(git:*)'] });
  const told = capabilitiesGained(before, after);
  expect(told.map(({ call }) => call.input['command'])).toContain('git push --force');
  expect(capabilitiesGained(after, before)).toEqual([]);
});

const RULES = [
  'Bash(git:*)',
  'Bash(git push:*)',
  'Bash(git push --force origin main)',
  'Bash(npm:*)',
  'Bash(npm test && npm publish)',
  'Bash(curl *)',
  'Bash(* --version)',
  'Bash(find:*)',
  'Bash(python3:*)',
  'Bash(sudo:*)',
  'Bash',
  'Edit(//**)',
  'Edit(/package.json)',
  'Read(~/.ssh/**)',
  'Read',
  'Write',
  'WebFetch',
  'WebFetch(domain:*.example.org)',
  'mcp__github__create_issue',
  'mcp__postgres',
];
const some = fc.subarray(RULES, { maxLength: 6 });
const mode = fc.constantFrom('default', 'acceptEdits', 'plan', 'dontAsk', 'bypassPermissions');

test('whatever is said to be added runs with the rule and not without it', () => {
  fc.assert(
    fc.property(some, some, some, mode, (allow, deny, ask, started) => {
      const policy = policyWith({ allow, deny, ask }, started);
      for (const rule of policy.rules.all) {
        const without: Policy = { ...policy, rules: compileRules(policy.rules.all.filter((other) => other !== rule)) };
        for (const { call } of capabilitiesOf(policy, rule)) {
          expect([rule.text, call.input, decide(policy, call).decision]).toEqual([rule.text, call.input, 'allow']);
          expect([rule.text, call.input, decide(without, call).decision]).not.toEqual([rule.text, call.input, 'allow']);
        }
      }
    }),
    { numRuns: 200 },
  );
});

test('asking for the kinds, or for one, is asking for all', () => {
  fc.assert(
    fc.property(some, some, mode, (allow, deny, started) => {
      const policy = policyWith({ allow, deny }, started);
      const all = capabilitiesOfPolicy(policy);
      expect([...capabilityKinds(policy)].sort()).toEqual([...new Set(all.filter(isGain).map(({ capability }) => capability))].sort());
      const wanted = (one: { readonly capability: string }) => one.capability === 'destroy';
      expect(findCapability(policy, wanted)).toEqual(all.find(wanted));
    }),
    { numRuns: 100 },
  );
});
