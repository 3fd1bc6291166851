import fc from 'fast-check';
import ignore from 'ignore';
import { expect, test } from 'vitest';
import { compileShellRules } from '../../../src/policy/bash/shell-rules.ts';
import { Lazy } from '../../../src/policy/language/lazy.ts';
import { contains } from '../../../src/policy/language/machine.ts';
import { Nfa } from '../../../src/policy/language/nfa.ts';
import { addPath, expressionOf, OrderedPaths } from '../../../src/policy/language/paths.ts';
import { addShellPattern, patternOf } from '../../../src/policy/language/shell.ts';
import { ruleOf } from '../../../src/policy/rule.ts';

const rounds = 3_000 * Number(process.env['GRANTLINT_ROUNDS'] ?? 1);

const word = fc.string({ unit: fc.constantFrom('a', 'b', '.', '/', ' '), maxLength: 3 });
const specifier = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .array(fc.oneof(word, fc.constantFrom('*', ' *', '\\*', '..', '$HOME', "'", 'a\t')), { minLength: 1, maxLength: 5 })
      .map((all) => all.join('')),
  },
  { weight: 1, arbitrary: word.map((text) => `${text}:*`) },
);
const text = fc.array(fc.oneof(word, fc.constantFrom('..', '*', '$HOME', "'", '\t', '\\', ' ')), { maxLength: 5 }).map((all) => all.join(''));
const FROM = { scope: 'project', source: 's', base: '/w' } as const;

test('property: a Bash language holds exactly the texts that the engine matches', () => {
  fc.assert(
    fc.property(fc.array(specifier, { minLength: 1, maxLength: 3 }), text, fc.constantFrom('allow', 'deny'), (specifiers, command, effect) => {
      const rules = specifiers.map((one) => ({ ...ruleOf('Bash(x)', effect, FROM), specifier: one }));
      const engine = compileShellRules((of) => (of === effect ? rules : []))[effect];
      const nfa = new Nfa();
      for (const [i, one] of specifiers.entries()) if (patternOf(one).kind !== 'exact') addShellPattern(nfa, patternOf(one), i, effect === 'allow');
      expect([specifiers, command, contains(new Lazy(nfa), command)]).toEqual([specifiers, command, engine.pattern(command) !== undefined]);
    }),
    { numRuns: rounds },
  );
});

const piece = fc.constantFrom(
  'a',
  'B',
  'é',
  '.',
  '..',
  '*',
  '**',
  '?',
  '[ab]',
  '[a-c]',
  '[!a]',
  '[^a]',
  '\\a',
  '\\*',
  '\\ ',
  ' ',
  '/',
  '/',
  '-',
  '#',
  '!',
  '(',
  '+',
  '$',
  '{a,b}',
  '\\',
);
const glob = fc
  .tuple(fc.constantFrom('', '', '/', '!', '**/'), fc.array(piece, { minLength: 1, maxLength: 6 }), fc.constantFrom('', '', '/', '/*', '/**'))
  .map(([a, middle, z]) => a + middle.join('') + z);
const name = fc
  .string({ unit: fc.constantFrom('a', 'b', 'A', 'É', '.', '-', ' ', '*', '#', '!', '\\'), minLength: 1, maxLength: 3 })
  .filter((n) => n !== '.' && n !== '..');
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));

test('property: a path language holds exactly what the client’s matcher ignores', () => {
  let known = 0;
  let all = 0;
  fc.assert(
    fc.property(fc.array(glob, { minLength: 1, maxLength: 3 }), path, (globs, file) => {
      let expected: boolean;
      try {
        expected = ignore().add(globs).ignores(file);
      } catch {
        return;
      }
      all++;
      const expressions = globs.map(expressionOf);
      if (expressions.includes(undefined)) return;
      known++;
      const patterns = globs.flatMap((one, i) => {
        const expression = expressions[i];
        return expression === undefined || expression === 'matches nothing' ? [] : [{ expression, negated: one.startsWith('!') }];
      });
      const ordered = contains(new OrderedPaths('/w', patterns), `/w/${file}`);
      expect([globs, file, ordered]).toEqual([globs, file, expected]);
      if (patterns.some(({ negated }) => negated)) return;
      const nfa = new Nfa();
      for (const [i, { expression }] of patterns.entries()) addPath(nfa, '/w', expression, i);
      expect([globs, file, contains(new Lazy(nfa), `/w/${file}`)]).toEqual([globs, file, expected]);
    }),
    { numRuns: rounds * 3 },
  );
  expect(known / all).toBeGreaterThan(0.6);
});
