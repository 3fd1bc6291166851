import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { DEFAULT_RUN } from '../../src/client/default-run.ts';
import { sampleCall } from '../../src/findings/sample-call.ts';
import { check } from '../../src/pipelines/check.ts';
import { decide } from '../../src/policy/decide.ts';
import { parseRule } from '../../src/policy/syntax.ts';
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

test('a rule called evadable stops its own command, and the form that is shown runs', () => {
  const allow = fc.subarray(
    ['Bash(bash:*)', 'Bash(python3:*)', 'Bash(node -e:*)', 'Bash(xargs -n1 *)', 'Bash(git:*)', 'Bash(rm *)', 'Bash(timeout:*)', 'Bash'],
    { maxLength: 3 },
  );
  const guard = fc.subarray(
    ['Bash(curl:*)', 'Bash(git push:*)', 'Bash(git push --force*)', 'Bash(rm -rf:*)', 'Bash(npm publish)', 'Bash(bash:*)', 'Bash(sudo:*)', 'Bash(* | sh)'],
    {
      maxLength: 4,
    },
  );
  fc.assert(
    fc.property(allow, guard, guard, (allowed, ask, deny) => {
      const lists = { allow: allowed, ask, deny };
      for (const { grant, witness } of judge(lists, 'evadable-deny')) {
        if (!witness || !grant) continue;
        const direct = sampleCall({ rule: parseRule(grant.text), scope: 'project' });
        expect([grant.text, witness.input, decide(policyWith(lists), { tool: witness.tool, input: witness.input }).decision]).toEqual([
          grant.text,
          witness.input,
          'allow',
        ]);
        if (direct) expect([grant.text, direct.input, decide(policyWith(lists), direct).decision === 'allow']).toEqual([grant.text, direct.input, false]);
      }
    }),
    { numRuns: 400 },
  );
});

test('a Read deny called weak does not stop what is shown, and stops the plain command', () => {
  const paths = fc.subarray(['.env', './.env', '**/*.pem', 'secrets/**', './secrets/**', '.env.*', 'docs/**', 'config/credentials.json'], { maxLength: 4 });
  fc.assert(
    fc.property(paths, fc.subarray(['Bash(cat:*)', 'Bash', 'Bash(cat *)'], { maxLength: 1 }), (denied, shell) => {
      const deny = [...denied.map((path) => `Read(${path})`), ...shell];
      for (const { grant, witness } of judge({ deny }, 'weak-read-deny')) {
        const file = sampleCall({ rule: parseRule(grant?.text ?? ''), scope: 'project' })?.input['file_path'];
        const decided = (command: unknown) => decide(policyWith({ deny }), { tool: 'Bash', input: { command } }).decision;
        expect([witness?.input, decided(witness?.input['command']), decided(`cat ${String(file)}`)]).toEqual([witness?.input, 'allow', 'deny']);
      }
    }),
    { numRuns: 300 },
  );
});

test('a path rule called redundant or contradicted decides no call', () => {
  const path = fc.constantFrom(
    '/src/**',
    '/src/gen/**',
    '/src/gen/a.ts',
    '//project/src/**',
    '//**',
    '//srv/**',
    '//srv/data/**',
    '~/notes/**',
    '~/notes/a.md',
    '!/src/gen/**',
    'src/**',
  );
  const list = fc.uniqueArray(
    fc.tuple(fc.constantFrom('Read', 'Edit'), path).map(([tool, text]) => `${tool}(${text})`),
    { maxLength: 5 },
  );
  const files = ['src/a.ts', 'src/gen/a.ts', '/srv/x', '/srv/data/x', '~/notes/a.md', '~/notes/b/c.md', '/etc/passwd', 'docs/a.md'];
  const calls = files.flatMap((file_path) => [
    { tool: 'Read', input: { file_path } },
    { tool: 'Edit', input: { file_path } },
    { tool: 'Write', input: { file_path } },
    { tool: 'Bash', input: { command: `cat ${file_path}` } },
    { tool: 'Bash', input: { command: `ls > ${file_path}` } },
  ]);
  fc.assert(
    fc.property(list, list, (allow, deny) => {
      for (const finding of judge({ allow, deny }, 'redundant-rule', 'contradicting-rule')) {
        const rest = without(allow, finding.grant?.text);
        for (const call of calls) {
          const [before, after] = [allow, rest].map((texts) => decide(policyWith({ allow: texts, deny }), call).decision);
          expect([finding.rule, finding.grant?.text, allow, deny, call, after]).toEqual([finding.rule, finding.grant?.text, allow, deny, call, before]);
        }
      }
    }),
    { numRuns: 600 },
  );
});
