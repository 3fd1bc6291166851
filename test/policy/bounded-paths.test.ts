import fc from 'fast-check';
import ignore from 'ignore';
import { expect, test } from 'vitest';
import { decide } from '../../src/policy/decide.ts';
import { ignoresBounded, needsBounds } from '../../src/policy/paths/bounded.ts';
import { policyWith } from './session.ts';

const rounds = 2_000 * Number(process.env['GRANTLINT_ROUNDS'] ?? 1);
const name = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '.', '-'), minLength: 1, maxLength: 4 }).filter((n) => !/^\.+$/.test(n));
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));
const segment = fc
  .oneof(fc.string({ unit: fc.constantFrom('a', 'b', 'A', '*', '?', '.', '-'), minLength: 1, maxLength: 4 }), fc.constantFrom('[ab]', '[a-b]x', '*[b]', 'a*b'))
  .filter((s) => !s.includes('**'));
const glob = fc
  .tuple(fc.constantFrom('', '', '/', '!', '**/'), fc.array(segment, { minLength: 1, maxLength: 3 }), fc.constantFrom('', '', '/', '/**', '/**/a'))
  .map(([before, segments, after]) => before + segments.join('/') + after)
  // Several `**` in a row, `**` glued to other characters and folders of dots only are corners of the other matcher.
  .filter((g) => !/(^|\/)\.+(\/|$)/.test(g) && !/^[!/]*$/.test(g));

test('property: agrees with the client’s matcher on lists that both can do', () => {
  fc.assert(
    fc.property(fc.array(glob, { minLength: 1, maxLength: 3 }), path, (globs, file) => {
      const expected = ignore()
        .add([...globs])
        .ignores(file);
      expect([globs, file, ignoresBounded(globs, file)]).toEqual([globs, file, expected]);
    }),
    { numRuns: rounds },
  );
});

test('the patterns that would take for ever are answered, and rightly', () => {
  const stars = `${'*a'.repeat(200)}b`;
  expect(needsBounds(stars)).toBe(true);
  expect(ignoresBounded([stars], 'a'.repeat(4_000))).toBe(false);
  expect(ignoresBounded([stars], `${'a'.repeat(4_000)}b`)).toBe(true);
  const folders = `${'**/a/'.repeat(50)}b`;
  expect(ignoresBounded([folders], `${'a/'.repeat(200)}c`)).toBe(false);
  expect(ignoresBounded([folders], `${'a/'.repeat(200)}b`)).toBe(true);
});

test.each([
  ['WebFetch', `WebFetch(domain:${'*a'.repeat(1_000)}b.example.com)`, { url: `https://${'a'.repeat(60)}.example.com/`, prompt: 'x' }],
  ['Read', `Read(//${'*a'.repeat(1_000)}b)`, { file_path: `/${'a'.repeat(250)}` }],
  ['Bash', `Bash(${'*a'.repeat(1_000)}b)`, { command: `${'a'.repeat(5_000)}` }],
])('a %s rule of a thousand stars is decided at once', (tool, rule, input) => {
  for (const lists of [{ allow: [rule] }, { deny: [rule] }]) expect(decide(policyWith(lists), { tool, input }).decision).toBe('ask');
});
