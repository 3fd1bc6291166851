import { describe, expect, test } from 'vitest';
import { formats } from '../../src/report/index.ts';
import { finding, HOSTILE, PLAIN, report } from './sample.ts';

const docs = { 'a,b:c.json': 'x Bash', 'z.json': 'y' };
const print = (r: ReturnType<typeof report>, options = {}) => formats.github(r, { ...PLAIN, ...options });

test('a finding is one command', () => {
  expect(print(report(docs, [finding(docs, 'a,b:c.json', 'Bash', { message: '100% open', remedy: 'Close it.' })], { root: 'sub' }))).toBe(
    '::error file=sub/a%2Cb%3Ac.json,line=1,endLine=1,col=3,endColumn=7,title=open-door::100%25 open%0AClose it.\ngrantlint: 1 error, 0 warnings, 0 notes\n',
  );
});

test('a finding without a line stands on the first', () => {
  expect(print(report(docs, [finding(docs, 'z.json', 'absent', { severity: 'warning' })]))).toMatch(/^::warning file=z\.json,line=1,title=open-door::/);
});

describe('limits', () => {
  const of = (severity: 'error' | 'warning' | 'note', n: number) =>
    Array.from({ length: n }, (_, i) => finding(docs, 'z.json', 'y', { severity, message: `${severity} ${i}` }));
  const count = (out: string, level: string) => out.match(new RegExp(`^::${level} `, 'gm'))?.length ?? 0;
  test('ten of a level, the rest counted, notes only with --verbose', () => {
    const all = report(docs, [...of('note', 12), ...of('warning', 12), ...of('error', 13)]);
    const out = print(all);
    expect([count(out, 'error'), count(out, 'warning'), count(out, 'notice')]).toEqual([10, 10, 1]);
    expect(out).toContain('::notice title=grantlint::5 more findings not shown here; 13 errors, 12 warnings, 12 notes\n');
    const verbose = print(all, { verbose: true });
    expect([count(verbose, 'error'), count(verbose, 'warning'), count(verbose, 'notice')]).toEqual([10, 10, 10]);
    expect(verbose).toContain('::notice title=grantlint::8 more findings');
  });
  test('errors come first', () => expect(print(report(docs, [...of('warning', 1), ...of('error', 1)]))).toMatch(/^::error /));
  test('what could not be read takes one of the ten', () => {
    const out = print(report(docs, of('error', 10), { incomplete: [{ file: 'z.json', reason: 'denied' }] }));
    expect(count(out, 'error')).toBe(10);
    expect(out).toMatch(/^::error title=incomplete::1 part of the check did not happen%0Az\.json: denied\n/);
  });
  test('--quiet: errors, and nothing else', () => {
    expect(print(report(docs, of('warning', 1)), { quiet: true })).toBe('');
  });
});

test('accepted findings are no annotations', () => {
  expect(print(report(docs, [finding(docs, 'z.json', 'y', { accepted: { reason: 'known' } })]))).toBe('grantlint: 0 errors, 0 warnings, 0 notes\n');
});

test('hostile text starts no command of its own', () => {
  const files = Object.fromEntries(HOSTILE.map((name) => [name, name]));
  const out = print(
    report(
      files,
      HOSTILE.map((name) => finding(files, name, name.slice(0, 4), { message: `::warning::${name}`, remedy: name })),
      { root: HOSTILE[1], incomplete: HOSTILE.map((file) => ({ file, reason: file })) },
    ),
  );
  const lines = out.trimEnd().split('\n');
  expect(lines).toHaveLength(HOSTILE.length + 2);
  for (const line of lines.slice(0, -1)) expect(line).toMatch(/^::error [a-zA-Z]+=[^,:]*(?:,[a-zA-Z]+=[^,:]*)*::/);
  expect(out).not.toMatch(/[^\n\P{Cc}]|\p{Cf}|\p{Zl}|\p{Zp}|\p{Cs}/u);
});
