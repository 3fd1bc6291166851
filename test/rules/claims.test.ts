import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { DEFAULT_RUN } from '../../src/client/default-run.ts';
import { check } from '../../src/pipelines/check.ts';
import { decide } from '../../src/policy/decide.ts';
import { memoryWorld } from '../../src/world/memory.ts';
import { type Lists, policyWith } from '../policy/session.ts';

const judge = (permissions: Lists, ...ids: readonly string[]) =>
  check(memoryWorld({ '.claude/settings.json': JSON.stringify({ permissions }) }), {
    rules: rules.filter(({ id }) => ids.includes(id)),
    run: DEFAULT_RUN,
  }).findings;

const without = (list: readonly string[], text: string | undefined): readonly string[] => list.filter((rule) => rule !== text);

const SHELL = [
  'git:*',
  'git push:*',
  'git push',
  'git push origin main',
  'git push *',
  'git pu*',
  'npm version patch && git push',
  'npm:*',
  'npm version patch',
];
const CALLS = ['git push', 'git push origin main', 'git pull', 'npm version patch', 'npm version patch && git push', 'npm ci', 'git pushx'];
const shell = fc.subarray(
  SHELL.map((text) => `Bash(${text})`),
  { maxLength: 5 },
);

test('a rule called redundant or contradicted decides no call: without it every call is decided alike', () => {
  fc.assert(
    fc.property(shell, shell, shell, (allow, ask, deny) => {
      for (const finding of judge({ allow, ask, deny }, 'redundant-rule', 'contradicting-rule')) {
        const rest = without(allow, finding.grant?.text);
        for (const command of CALLS) {
          const call = { tool: 'Bash', input: { command } };
          const [before, after] = [allow, rest].map((list) => decide(policyWith({ allow: list, ask, deny }), call).decision);
          expect([finding.rule, finding.grant?.text, command, after]).toEqual([finding.rule, finding.grant?.text, command, before]);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('an ask rule called weakening turns the refusal of its witness into a question', () => {
  fc.assert(
    fc.property(shell, shell, (ask, deny) => {
      const findings = judge({ ask, deny }, 'weakening-ask');
      // Two spellings of one exact rule weaken together.
      const rest = ask.filter((rule) => findings.every(({ grant }) => grant?.text !== rule));
      for (const { witness } of findings) {
        if (!witness) continue;
        const call = { tool: witness.tool, input: witness.input };
        expect(decide(policyWith({ ask, deny }), call).decision).toBe('ask');
        expect(decide(policyWith({ ask: rest, deny }), call).decision).toBe('deny');
      }
    }),
    { numRuns: 500 },
  );
});

test('a chain called unasked runs, and is asked about without its rule', () => {
  fc.assert(
    fc.property(shell, shell, shell, (allow, ask, deny) => {
      for (const { grant, witness } of judge({ allow, ask, deny }, 'unasked-chain')) {
        if (!witness) continue;
        const call = { tool: witness.tool, input: witness.input };
        expect(decide(policyWith({ allow, ask, deny }), call).decision).toBe('allow');
        expect(decide(policyWith({ allow: without(allow, grant?.text), ask, deny }), call).decision).toBe('ask');
      }
    }),
    { numRuns: 500 },
  );
});

test('a negated path called re-opening opens its witness, which is refused without it', () => {
  const path = fc.constantFrom(
    '.env*',
    '!.env.production',
    '!.env.local',
    'src/*',
    'src/**',
    '!src/a.ts',
    '!src/**',
    '!src/deep/x.ts',
    '**/*.pem',
    '!dev.pem',
    'src',
  );
  fc.assert(
    fc.property(fc.uniqueArray(path, { maxLength: 6 }), (paths) => {
      const deny = paths.map((text) => `Read(${text})`);
      for (const { grant, witness } of judge({ deny }, 'reopened-deny')) {
        if (!witness) continue;
        const call = { tool: 'Read', input: { file_path: `/project/${String(witness.input['file_path'])}` } };
        expect(decide(policyWith({ deny }), call).decision).toBe('allow');
        expect(decide(policyWith({ deny: without(deny, grant?.text) }), call).decision).toBe('deny');
      }
    }),
    { numRuns: 500 },
  );
});
