import { expect, test } from 'vitest';
import { answerOf } from './answers.ts';
import { program } from './program.ts';

const p = program();
const files = {
  '.claude/settings.json': '{ "permissions": { "allow": ["Bash(make:*)", "Bash(jq:*)"], "ask": ["Bash(make deploy)"] } }\n',
  '.grantlint.jsonc': `{
    "notes": { "Bash(make:*)": "targets are reviewed" },
    "accept": [{ "rule": "executes-through-options", "grant": "Bash(jq:*)", "reason": "OPS-7", "owner": "@build" }]
  }\n`,
};

test('the reason for a grant stands beside it', () => {
  const folder = p.folder(files);
  expect(p.run(folder, ['can', 'Bash(make x)']).out).toMatch(/note\s+targets are reviewed/);
  expect(answerOf('can', p.run(folder, ['can', 'Bash(make x)', '-f', 'json']).out)).toMatchObject({ rule: { note: 'targets are reviewed' } });
  expect(p.run(folder, ['can', 'Bash(make deploy)']).out).toMatch(/note: targets are\s+reviewed/);
  expect(p.run(folder, ['can', 'Bash(make x)', '--config', 'none']).out).not.toContain('reviewed');
  expect(p.run(folder, ['show']).out).toContain('targets are reviewed');
  expect(answerOf('show', p.run(folder, ['show', '-f', 'json']).out)).toMatchObject({
    rules: expect.arrayContaining([expect.objectContaining({ rule: 'Bash(jq:*)', note: 'accepted: OPS-7 (@build)' })]) as unknown,
  });
  expect(p.run(folder, ['explain', 'Bash(make:*)']).out).toContain('Kept here: targets are reviewed');
  expect(p.run(folder, ['explain', 'Bash(jq:*)', '-f', 'json']).out).toContain('"note":"accepted: OPS-7 (@build)"');
});

test('a broken configuration stops a question, not a page', () => {
  const folder = p.folder({ ...files, '.grantlint.jsonc': '{' });
  expect(p.run(folder, ['can', 'Bash(make x)']).code).toBe(2);
  expect(p.run(folder, ['explain', 'Bash(make:*)']).code).toBe(0);
});
