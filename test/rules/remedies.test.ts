import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { DEFAULT_RUN } from '../../src/client/default-run.ts';
import type { Finding } from '../../src/findings/finding.ts';
import { sampleCall } from '../../src/findings/sample-call.ts';
import { check } from '../../src/pipelines/check.ts';
import { decide } from '../../src/policy/decide.ts';
import { parseRule } from '../../src/policy/syntax.ts';
import { memoryWorld } from '../../src/world/memory.ts';
import { policyWith } from '../policy/session.ts';

const judge = (permissions: Readonly<Record<string, readonly string[]>>): readonly Finding[] =>
  check(memoryWorld({ '.claude/settings.json': JSON.stringify({ permissions }) }), { rules, run: DEFAULT_RUN }).findings;

const decisionOf = (allow: readonly string[], command: string, deny: readonly string[] = []) =>
  decide(policyWith({ allow, deny }), { tool: 'Bash', input: { command } }).decision;

const quoted = (remedy: string): readonly string[] => [...remedy.matchAll(/`([^`]+)`/g)].flatMap((found) => found[1] ?? []);

describe('a rule on a wrapper: its remedy does what it says', () => {
  test.each(['nohup:*', 'nohup *', 'nice:*', 'timeout:*', 'timeout 60:*', 'timeout 5m *', 'time:*', 'time *', 'stdbuf -oL:*', 'stdbuf -o0 *', 'command:*'])(
    'Bash(%s)',
    (specifier) => {
      const rule = `Bash(${specifier})`;
      const found = judge({ allow: [rule] }).find((finding) => finding.rule === 'runs-anything');
      if (!found) throw new Error('not found');
      const witness = String(found.witness?.input['command']);
      const [inner, wrapped] = quoted(found.remedy);
      expect(found.remedy).toContain('looks through');
      expect(decisionOf([rule], witness)).toBe('allow');
      expect(decisionOf([rule], wrapped ?? '')).toBe('allow');
      expect(decisionOf([inner ?? ''], wrapped ?? '')).toBe('allow');
      expect(decisionOf([inner ?? ''], witness)).toBe('ask');
    },
  );

  test.each(['sudo:*', 'env:*', 'xargs:*', 'doas:*', 'bash:*', 'npx:*'])('Bash(%s) is not looked through', (specifier) => {
    for (const { remedy } of judge({ allow: [`Bash(${specifier})`] })) expect(remedy).not.toContain('looks through');
  });
});

describe('a narrower rule that a remedy names lets its own calls run and not the witness', () => {
  const BROAD =
    'git npm npx pnpm yarn bun docker kubectl make cargo go gh terraform curl wget python3 node ruby perl ssh rsync tar sed awk find aws gcloud az pip uv poetry mvn gradle helm ansible systemctl psql mysql sqlite3 vim less man zip'.split(
      ' ',
    );
  test.each(BROAD)('Bash(%s:*)', (program) => {
    for (const { remedy, witness, grant } of judge({ allow: [`Bash(${program}:*)`] })) {
      if (!remedy.startsWith('Narrow this broad rule')) continue;
      for (const text of quoted(remedy).filter((one) => one.startsWith('Bash('))) {
        const own = sampleCall({ rule: parseRule(text), scope: 'project' });
        expect([grant?.text, text, decide(policyWith({ allow: [text] }), own ?? { tool: '', input: {} }).decision]).toEqual([grant?.text, text, 'allow']);
        const shown = String(witness?.input['command']);
        expect([grant?.text, text, shown, decisionOf([text], shown)]).toEqual([grant?.text, text, shown, 'ask']);
      }
    }
  });
});

describe('a deny rule that a remedy names stops what the finding shows', () => {
  const PAIRS: readonly (readonly [allow: string, deny: string])[] = [
    ['Bash(git push:*)', 'Bash(git push --force*)'],
    ['Bash(git:*)', 'Bash(git push:*)'],
    ['Bash(git:*)', 'Bash(git reset --hard:*)'],
    ['Bash(rm:*)', 'Bash(rm -rf:*)'],
    ['Bash(docker:*)', 'Bash(docker run --privileged:*)'],
    ['Bash(npm:*)', 'Bash(npm install -g:*)'],
    ['Bash(terraform:*)', 'Bash(terraform apply -auto-approve:*)'],
    ['Bash(kubectl:*)', 'Bash(kubectl delete:*)'],
    ['Bash', 'Bash(curl * && sh *)'],
  ];
  test.each(PAIRS)('allow %s, deny %s', (allow, deny) => {
    const found = judge({ allow: [allow], deny: [deny] }).filter(({ rule }) => rule === 'evadable-deny' || rule === 'deny-on-chain');
    expect(found.length).toBeGreaterThan(0);
    for (const { remedy, witness } of found) {
      const named = quoted(remedy).filter((one) => one.startsWith('Bash('));
      const shown = String(witness?.input['command']);
      for (const text of named) expect([text, shown, decisionOf([allow], shown, [text])]).toEqual([text, shown, 'deny']);
    }
  });
});
