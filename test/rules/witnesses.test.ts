import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { DEFAULT_RUN } from '../../src/client/default-run.ts';
import { policyOf } from '../../src/commands/batch-setup.ts';
import { check } from '../../src/pipelines/check.ts';
import { decide } from '../../src/policy/decide.ts';
import { memoryWorld } from '../../src/world/memory.ts';

const ALLOW = [
  'Bash(git:*)',
  'Bash(git push:*)',
  'Bash(git *)',
  'Bash(rm:*)',
  'Bash(sh:*)',
  'Bash(make:*)',
  'Bash(./scripts/*)',
  'Bash(npm:*)',
  'Bash(npx:*)',
  'Bash(python3:*)',
  'Bash(curl:*)',
  'Bash(sudo apt:*)',
  'Bash(* --version)',
  'Bash(sed:*)',
  'Bash(docker:*)',
  'Bash(terraform:*)',
  'Bash(git * main)',
  'Bash(git*)',
  'Bash',
  'Write',
  'Edit(//**)',
  'Read(~/**)',
  'WebFetch',
];
const GUARDS = [
  'Bash(git push --force:*)',
  'Bash(git push:*)',
  'Bash(git -c:*)',
  'Bash(rm -rf:*)',
  'Bash(sudo:*)',
  'Bash(* install *)',
  'Bash(git push *)',
  'Bash(git push --force*)',
  'Bash(curl * -d *)',
  'Bash(sh:*)',
  'Bash(id)',
  'Bash(curl * && sh *)',
  'Bash(* && *)',
  'Bash(curl * | sh *)',
  'Bash(npm run build && npm publish)',
  'Bash(git push && rm *)',
  'Bash(* ; npm *)',
  'Bash(git reset --hard:*)',
  'Bash(git clean -fd:*)',
  'Bash(terraform apply -auto-approve)',
  'Read(~/.ssh/**)',
  'Edit(~/.ssh/**)',
  'WebFetch(domain:example.com)',
];

const SHOWS_A_CALL: ReadonlySet<string> = new Set([
  'runs-anything',
  'executes-through-options',
  'writes-anywhere',
  'destroys-data',
  'publishes-artifacts',
  'installs-packages',
  'reaches-network',
  'outlives-session',
  'escalates-rights',
  'exposes-secrets',
  'leading-wildcard',
  'wildcard-before-subcommand',
  'side-door-option',
  'evadable-deny',
  'deny-on-chain',
  'adds-only-danger',
  'path-above-project',
  'exfiltration-path',
  'runs-what-it-edits',
  'rewrites-own-settings',
  'read-past-deny',
]);
const judged = rules.filter((rule) => SHOWS_A_CALL.has(rule.id));

test('the engine lets through every call that a finding about an open rule shows', () => {
  fc.assert(
    fc.property(fc.subarray(ALLOW), fc.subarray(GUARDS, { maxLength: 4 }), fc.subarray(GUARDS, { maxLength: 2 }), (allow, deny, ask) => {
      const permissions = { allow, deny, ask };
      const { findings } = check(memoryWorld({ '.claude/settings.json': JSON.stringify({ permissions }) }), { rules: judged, run: DEFAULT_RUN });
      for (const { rule, witness } of findings) {
        if (!witness) continue;
        const line = { settings: { project: { permissions } }, mode: 'default', call: { tool: witness.tool, input: witness.input } };
        expect([rule, witness.input, decide(policyOf(line, {}), line.call).decision]).toEqual([rule, witness.input, 'allow']);
      }
    }),
    { numRuns: 300 },
  );
});

const QUIETER = [
  'Bash(curl:*)',
  'Bash(dd:*)',
  'Bash(tree:*)',
  'Bash(gh pr create:*)',
  'Bash(printenv:*)',
  'Bash(npm test)',
  'Bash(pytest:*)',
  'Bash(git commit:*)',
  'Edit(/src/**)',
  'Edit',
  'Read(~/.ssh/**)',
  'WebFetch',
  'WebFetch(domain:docs.example.com)',
];
const QUIET_GUARDS = [
  'Read(./.env)',
  'Read(~/.ssh/**)',
  'Bash(curl:*)',
  'Bash(* --body-file *)',
  'Bash(dd * of=*)',
  'Bash(npm test)',
  'Edit(/src/**)',
  'WebFetch',
];

test('so it does where no rule alone runs everything, for findings on several rules', () => {
  const found = new Set<string>();
  fc.assert(
    fc.property(fc.subarray(QUIETER), fc.subarray(QUIET_GUARDS, { maxLength: 3 }), fc.subarray(QUIET_GUARDS, { maxLength: 2 }), (allow, deny, ask) => {
      const permissions = { allow, deny, ask };
      const { findings } = check(memoryWorld({ '.claude/settings.json': JSON.stringify({ permissions }) }), { rules: judged, run: DEFAULT_RUN });
      for (const { rule, witness } of findings) {
        found.add(rule);
        if (!witness) continue;
        const line = { settings: { project: { permissions } }, mode: 'default', call: { tool: witness.tool, input: witness.input } };
        expect([rule, witness.input, decide(policyOf(line, {}), line.call).decision]).toEqual([rule, witness.input, 'allow']);
      }
    }),
    { numRuns: 300 },
  );
  expect([...found]).toEqual(
    expect.arrayContaining(['exfiltration-path', 'runs-what-it-edits', 'rewrites-own-settings', 'read-past-deny', 'adds-only-danger']),
  );
});
