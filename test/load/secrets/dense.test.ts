import { expect, test } from 'vitest';
import { announced, denseOf, longRuns } from '../../../src/load/secrets/dense.ts';
import { scan } from '../../../src/load/secrets/scan.ts';
import { fakes, harmless } from './fakes.ts';

/** How a value stands in texts: what announces it may stand on another line, in quotes, or in the same word. */
const FORMS: readonly ((name: string, value: string) => string)[] = [
  (n, v) => `${n}=${v}`,
  (n, v) => `${n}: "${v}"`,
  (n, v) => `"${n}":"${v}"`,
  (n, v) => `"${n}" :\n\n  "${v}"`,
  (n, v) => `${n} =\n  '${v}'`,
  (n, v) => `--${n} ${v}`,
  (n, v) => `--${n}\n${v}`,
  (n, v) => `url: https://host.example/?a=1&${n}=${v}`,
  (n, v) => `next:\n${n}=${v}`,
  (n, v) => `the ${n} is \`${v}\``,
  (n, v) => `the password is **${v}** and the ${n} too`,
  (_, v) => `password: \`${v.slice(0, 10)}9aB!\``,
  (_, v) => `api key ${v}, access token: ${v}.`,
  (_, v) => `Authorization: Basic ${v}`,
  (_, v) => `-H "Authorization: Bearer\n  ${v}"`,
  (_, v) => `curl -u bob:${v} x`,
  (_, v) => `mysql -u root -p${v} db`,
  (_, v) => `sshpass -p '${v}' ssh host`,
  (_, v) => `gh secret set X --body ${v}`,
  (_, v) => `openssl -passin pass:${v}`,
  (_, v) => `postgres://bob:${v}@db.example.org/x`,
];
const AROUND = ['', 'key:\n', 'See the notes.\n\n', 'token = ', '- **Name**: the name\n', 'a'.repeat(200), '{ "key":\n'];

test('reading only the lines that may hold a credential finds what reading all of them finds', () => {
  let found = 0;
  for (const seed of [11, 4242, 90_001]) {
    for (const { name, value } of [...fakes(seed), ...harmless(seed)]) {
      for (const [i, form] of FORMS.entries()) {
        const before = AROUND[(seed + i + value.length) % AROUND.length] ?? '';
        const text = `# Title\n\nA line of text.\n${before}${form(name === '' ? 'API_TOKEN' : name, value)}\nand more of it.\n`;
        for (const kind of ['prose', 'code'] as const) {
          const all = scan(text, kind, true);
          if (all.length > 0) found++;
          expect(scan(text, kind), text).toEqual(all);
        }
      }
    }
  }
  expect(found).toBeGreaterThan(1000);
});

test('of a long text only the lines that may hold one are read by the dear patterns', () => {
  const prose = 'The configuration names every region and its token budget: see docs/getting-started-2024.md for it.\n'.repeat(20_000);
  const text = `${prose}Use token: "hT8vK2pQ9xLm4RzW7bNc"\n${prose}`;
  const runs = longRuns(text);
  const read = announced(text, runs).reduce((sum, { start, end }) => sum + end - start, 0);
  expect(read).toBeLessThan(1_000);
  expect(denseOf(text, runs).text.length).toBeLessThan(text.length / 2);
  expect(scan(text, 'prose')).toHaveLength(1);
});
