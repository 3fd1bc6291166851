import { expect, test } from 'vitest';
import { shellText } from '../../src/capability/shell-text.ts';
import { deadInAllow, deadInGuard } from '../../src/capability/unmatchable.ts';

test.each([
  ['npm test', undefined, undefined],
  ['a && b', '&&', undefined],
  ['a "&& b"', undefined, undefined],
  ["a 'x; y' | b", '|', undefined],
  ['a > out.txt', undefined, 'out.txt'],
  ['a > /dev/null 2>&1', undefined, undefined],
  ['a &> log', undefined, 'log'],
  ['a $(b; c)', undefined, undefined],
  ['a \\; b', undefined, undefined],
])('%s: operator %s, redirection %s', (text, operator, redirection) => expect(shellText(text)).toMatchObject({ operator, redirection }));

test('an open quotation mark and a heredoc say nothing', () => {
  expect(shellText("git commit -m '")).toBeUndefined();
  expect(shellText('cat <<EOF\na && b\nEOF')).toBeUndefined();
});

/** Each was recorded on the client: alive texts that a careless check would call dead. */
test.each([
  'zin a && zin b',
  'zin 2>&1',
  'zin > /dev/null',
  'zin $X',

  '! zin:*',
  'git push *',
  'npm run test:* --silent',
  'npm run test:**',
  "git commit -m ' *",
  'grep -E "a|b" f',
  'zin > $X',
])('allow %s is alive', (text) => expect(deadInAllow(text)).toBeUndefined());

test.each([
  'zin :*',
  ' zin x',
  'zin x ',
  'zin:* ',
  'git:* push',
  'git:**',
  'npm run:* test',
  'python manage.py:* migrate',
  'command:rm *',
  'watch:*',
  'source *',
  '$HOME/x:*',
  'zin $HOME/*',
  'echo $HOME:*',
  'zin > f',
  'zin * 2>&1',
  'zin * 2>/dev/null',
  'a | b',
  '(zin)',
  'zin &',
  'cat /etc/passwd',
  '^npm .*',
])('allow %s is dead', (text) => expect(deadInAllow(text)).toBeDefined());

test('deny and ask rules are compared with more texts', () => {
  expect(deadInGuard('* | sh', 'deny')).toBeUndefined();
  expect(deadInGuard('zin > f', 'deny')).toBeUndefined();
  expect(deadInGuard('zin > f', 'ask')).toBeDefined();
  expect(deadInGuard('*>*', 'deny')).toBeDefined();
  expect(deadInGuard('rm :*', 'deny')).toBeDefined();
  expect(deadInGuard('rm -rf /*:*', 'deny')).toBeUndefined();
});
