import { expect, test } from 'vitest';
import { program } from './program.ts';

const p = program();
const FILE = '.claude/settings.json';
const BASELINE = '.grantlint-baseline.json';
const settings = (...allow: readonly string[]): string => `${JSON.stringify({ permissions: { allow } }, null, 2)}\n`;

interface Report {
  readonly findings: readonly { readonly rule: string; readonly grant?: string; readonly accepted?: { readonly reason: string } }[];
}
const open = (folder: string, ...args: readonly string[]): readonly string[] => {
  const { findings } = JSON.parse(p.run(folder, ['check', ...args, '-f', 'json']).out) as Report;
  return findings.filter(({ accepted }) => !accepted).map(({ rule, grant = '' }) => `${rule} ${grant}`.trim());
};

test('what was there does not count, what is new does, wherever it stands', () => {
  const folder = p.folder({ [FILE]: settings('Bash(python3:*)', 'Bash(npm test)') });
  expect(p.run(folder, ['check']).code).toBe(1);
  const first = p.run(folder, ['baseline']);
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(first.out).toMatch(/recorded; \d+ new, 0 gone/);
  const written = p.read(folder, BASELINE);
  expect(written).toContain('"grant":"allow Bash(python3:*)"');
  expect(written).not.toMatch(/line|settings\.json/);
  expect(p.run(folder, ['check']).code).toBe(0);
  expect(p.run(folder, ['check']).out).toMatch(/accepted/);
  // Sorted, reformatted and with a rule before it: the same findings, the same bytes.
  p.write(folder, FILE, JSON.stringify({ x: 1, permissions: { allow: ['Bash(npm run lint)', 'Bash(npm test)', 'Bash(python3:*)'] } }));
  expect(open(folder).filter((one) => one.includes('python3'))).toEqual([]);
  p.run(folder, ['baseline']);
  expect(
    p
      .read(folder, BASELINE)
      .split('\n')
      .filter((line) => line.includes('python3'))
      .map((line) => line.replace(/,$/, '')),
  ).toEqual(
    written
      .split('\n')
      .filter((line) => line.includes('python3'))
      .map((line) => line.replace(/,$/, '')),
  );
  p.write(folder, FILE, settings('Bash(python3:*)', 'Bash(node:*)'));
  expect(open(folder)).toContain('runs-anything Bash(node:*)');
  expect(p.run(folder, ['check', '--config', 'none']).out).toContain('python3');
});

test('prune takes out what was mended and adds nothing; check says so', () => {
  const folder = p.folder({ [FILE]: settings('Bash(python3:*)', 'Bash(node:*)') });
  p.run(folder, ['baseline']);
  p.write(folder, FILE, settings('Bash(node:*)', 'Bash(ruby:*)'));
  expect(p.run(folder, ['baseline', '--check'])).toMatchObject({ code: 1 });
  expect(p.run(folder, ['baseline', '--prune'])).toMatchObject({ code: 0 });
  expect(p.run(folder, ['baseline', '--check'])).toMatchObject({ code: 0 });
  const text = p.read(folder, BASELINE);
  expect(text).toContain('Bash(node:*)');
  expect(text).not.toMatch(/python3|ruby/);
  expect(open(folder)).toContain('runs-anything Bash(ruby:*)');
});

test('nothing to record writes nothing; a broken baseline is said', () => {
  const folder = p.folder({ [FILE]: '{}' });
  expect(p.run(folder, ['baseline']).out).toContain('Nothing to record');
  expect(() => p.read(folder, BASELINE)).toThrow();
  const broken = p.folder({ [FILE]: settings('Bash'), [BASELINE]: '{ "version": 2 }' });
  expect(p.run(broken, ['check'])).toMatchObject({ code: 2 });
  expect(p.run(broken, ['check']).err).toContain('grantlint baseline');
  expect(p.run(broken, ['baseline'])).toMatchObject({ code: 0 });
  expect(p.run(broken, ['check'])).toMatchObject({ code: 0 });
});

test('a change cannot put its own findings into the baseline', () => {
  const folder = p.folder({ [FILE]: settings('Bash(python3:*)') });
  p.run(folder, ['baseline']);
  p.commit(folder);
  p.write(folder, FILE, settings('Bash(python3:*)', 'Bash(node:*)'));
  p.run(folder, ['baseline']);
  p.git(folder, 'commit', '-q', '-a', '-m', 'wider');
  expect(open(folder)).toEqual([]);
  expect(open(folder, '--base-ref', 'HEAD~1')).toContain('runs-anything Bash(node:*)');
  expect(open(folder, '--base-ref', 'HEAD~1')).not.toContain('runs-anything Bash(python3:*)');
  const { findings } = JSON.parse(p.run(folder, ['diff', 'HEAD~1', 'HEAD', '-f', 'json']).out) as { findings: { added: { grant?: string }[] } };
  expect(findings.added.map(({ grant }) => grant)).toContain('Bash(node:*)');
});
