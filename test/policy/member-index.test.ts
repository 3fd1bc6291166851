import fc from 'fast-check';
import ignore from 'ignore';
import { expect, test } from 'vitest';
import { memberIndex } from '../../src/policy/paths/member-index.ts';

const NAME = fc.constantFrom('src', 'SRC', 'a', 'b.ts', '.env', '*', '*.ts', '**', '?', 'a*', '[ab]', '\\a', 'K', '\u212a', 's', '\u017f', 'é', '#x', ' ');
const GLOB = fc
  .tuple(fc.constantFrom('', '!', '/', '!/', '**/', './'), fc.array(NAME, { minLength: 1, maxLength: 3 }), fc.constantFrom('', '/', '/**', '\nsrc', '\n!a'))
  .map(([start, names, end]) => start + names.join('/') + end);
const PATH = fc.array(fc.constantFrom('src', 'Src', 'a', 'A', 'b.ts', '.env', '.ENV', 'ab', 'K', 'k', '\u212a', '\u017f', 'É', '#x', 'x'), {
  minLength: 1,
  maxLength: 4,
});

/** What the matcher says of a list, `undefined` where it cannot build one of the patterns. */
function ignored(globs: readonly string[], path: string): boolean | undefined {
  try {
    return ignore()
      .add([...globs])
      .ignores(path);
  } catch {
    return undefined;
  }
}

test('the patterns that a path cannot meet change nothing for it', () => {
  fc.assert(
    fc.property(fc.array(GLOB, { maxLength: 6 }), PATH, (globs, names) => {
      const path = names.join('/');
      const reaching = memberIndex(globs.map((glob) => ({ glob }))).reaching(path);
      const whole = ignored(globs, path);
      expect([
        globs,
        path,
        reaching === undefined
          ? false
          : ignored(
              reaching.map(({ glob }) => glob),
              path,
            ),
      ]).toEqual([globs, path, whole]);
    }),
    { numRuns: 20_000 },
  );
});

test.each([
  [['secrets/**'], 'src/a.ts', undefined],
  [['secrets/**', 'src/*'], 'src/a.ts', ['src/*']],
  [['.env', '!.env.example'], 'deep/.env', ['.env', '!.env.example']],
  [['.env', '!.env.example'], 'deep/a', undefined],
  [['**/.env'], 'a', undefined],
  [['*.pem'], 'a', ['*.pem']],
  [['src/a/**', 'src/b', '!src/b/c'], 'src/b/c', ['src/b', '!src/b/c']],
  [['src/a/**', 'src/b'], 'src/c', undefined],
])('of %j, %s meets %j', (globs, path, expected) => {
  expect(
    memberIndex(globs.map((glob) => ({ glob })))
      .reaching(path)
      ?.map(({ glob }) => glob),
  ).toEqual(expected);
});
