import { mkdtempSync, readdirSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildEvil, CANARY, EVIL, type Evil, removeAll } from './evil.ts';
import { ALL_LINES, FEW_LINES, routed, say } from './lines.ts';
import { wrongIn } from './outputs.ts';

/** `npm run verify` asks for the whole product, at full size; a change waits for one line a command, and for every format where texts are evil. */
const WHOLE = process.env['GRANTLINT_EVIL'] === 'all';
const IN_EVERY_FORMAT = new Set(['names', 'texts', 'commits', 'transcripts']);

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'grantlint-evil-')));
const [PROTOTYPE, ARRAYS] = [Reflect.ownKeys(Object.prototype), Reflect.ownKeys(Array.prototype)];
let evil: Evil;
beforeAll(() => {
  evil = buildEvil(folder, WHOLE);
}, 240_000);
afterAll(() => removeAll(folder));

test('every command is among the lines', () => {
  for (const lines of [ALL_LINES, FEW_LINES]) expect(new Set(lines.map(([command]) => command))).toEqual(new Set(['check', ...routed()]));
});

test.each(EVIL)(
  'an answer, the canary unread, nothing unescaped: %s',
  async (name) => {
    const root = evil.root(name);
    const wrong: string[] = [];
    for (const line of WHOLE || IN_EVERY_FORMAT.has(name) ? ALL_LINES : FEW_LINES) {
      const what = line.join(' ');
      try {
        const { code, out, err } = await say(line, root, join(folder, 'home'), '{"permissions":{"allow":["Bash(*)"]}}');
        if (![0, 1, 2, 3].includes(code) && !(line[0] === 'can' && [10, 11].includes(code))) wrong.push(`${what}: exit ${code}`);
        for (const text of [out, err]) {
          if (text.includes(CANARY)) wrong.push(`${what}: CANARY ${text.slice(Math.max(0, text.indexOf(CANARY) - 200), text.indexOf(CANARY) + 30)}`);
          wrong.push(...wrongIn(text, line, text === err).map((problem) => `${what}: ${problem}`));
        }
      } catch (error) {
        wrong.push(`${what}: ${error instanceof Error ? (error.stack ?? error.message).slice(0, 600) : error}`);
      }
    }
    expect(wrong.slice(0, 40)).toEqual([]);
  },
  WHOLE ? 900_000 : 60_000,
);

test('no key of a file became a property of every object', () => {
  expect(Reflect.ownKeys(Object.prototype)).toEqual(PROTOTYPE);
  expect(Reflect.ownKeys(Array.prototype)).toEqual(ARRAYS);
  expect('isAdmin' in {}).toBe(false);
});

test('nothing was made beside the repositories', () => {
  expect(readdirSync(folder).filter((entry) => !EVIL.includes(entry))).toEqual(['outside']);
});
