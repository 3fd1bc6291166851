import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { catalogue } from '../../src/capability/catalogue.lazy.ts';
import { lookUp } from '../../src/capability/catalogue.ts';
import { counts, type Program, toldOf } from '../../src/capability/program.ts';
import { isTelling } from '../../src/capability/telling.ts';
import { subcommandsOf } from '../../src/capability/telling-arguments.ts';

const root = new URL('../../src/capability/', import.meta.url).pathname;
const files = readdirSync(`${root}programs`)
  .filter((file) => file !== 'index.ts')
  .sort();
const byFile = await Promise.all(
  files.map(
    async (file) => [basename(file, '.ts'), ((await import(`${root}programs/${file}`)) as { readonly default: () => readonly Program[] }).default()] as const,
  ),
);
const namesOf = ({ prefix, also = [] }: Program): readonly string[] => [prefix, ...also];
const firstWords = (programs: readonly Program[]): readonly string[] => [...new Set(programs.flatMap(namesOf).map((name) => name.split(' ')[0] ?? name))];
const identifier = (file: string): string => `${file.replace(/^\d/, 'p$&').replace(/[^\w]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}Programs`;

/** `+`, `=`, `-` as telling.ts reads them. */
function mark(program: Program): string {
  const { after } = program;
  const telling = toldOf(program);
  if (telling.length === 0) return '-';
  return telling.some(({ anywhere, purpose, words }) => anywhere || purpose || words.startsWith("'")) || after !== undefined ? '+' : '=';
}

/** Sub-commands without an entry of their own that lead to something worth a word: `read` of `op`. */
const commandsBelow = ({ powers, safe = [] }: Program): readonly string[] =>
  powers
    .filter((power) => counts(power) && !power.mild)
    .flatMap(({ words }) => subcommandsOf(words).map((_, i, all) => all.slice(0, i + 1).join(' ')))
    .filter((words) => !safe.includes(words));

/** `uv tool` of `uv tool run`. */
const beginningsOf = (name: string): readonly string[] => {
  const words = name.split(' ');
  return words.slice(1, -1).map((_, i) => words.slice(0, i + 2).join(' '));
};

test('the index names every file and its programs', async () => {
  const lines = byFile.map(([file]) => `import ${identifier(file)} from './${file}.ts';`);
  const entries = byFile.map(([file, programs]) => `  [' ${firstWords(programs).join(' ')} ', ${identifier(file)}],`);
  await expect(
    `// Written by test/capability/catalogue.test.ts.\nimport type { Program } from '../program.ts';\n${lines.join('\n')}\n\n/** The first words of each file's programs between blanks, and what is known of them. */\nexport const PROGRAMS: readonly (readonly [names: string, programs: () => readonly Program[]])[] = [\n${entries.join('\n')}\n];\n`,
  ).toMatchFileSnapshot(`${root}programs/index.ts`);
});

test('the list of names says of what there is something to tell', async () => {
  const all = byFile.flatMap(([, programs]) => programs);
  const tame = all.flatMap((program) => namesOf(program).flatMap((name) => (program.safe ?? []).map((words) => `${name} ${words}\t-`)));
  const own = all.flatMap((program) => namesOf(program).map((name) => `${name}\t${mark(program)}`));
  const deeper = all.flatMap((program) => namesOf(program).flatMap((name) => commandsBelow(program).map((words) => `${name} ${words}\t${mark(program)}`)));
  const between = all.flatMap((program) =>
    program.powers.some((power) => counts(power) && !power.mild) ? namesOf(program).flatMap((name) => beginningsOf(name).map((words) => `${words}\t=`)) : [],
  );
  const ownNames = new Set(own.map((line) => line.slice(0, -2)));
  const isNew = (line: string, i: number, lines: readonly string[]) => !ownNames.has(line.slice(0, -2)) && lines.indexOf(line) === i;
  const lines = [...own, ...[...tame, ...deeper, ...between].filter(isNew)].sort();
  await expect(
    `// Written by test/capability/catalogue.test.ts.\n/** Every name in the catalogue with a mark (telling.ts): small enough for every start, where the catalogue itself is not. */\nexport const KNOWN_PROGRAMS = \`\n${lines.map((line) => line.replaceAll('\\', '\\\\')).join('\n')}\n\`;\n`,
  ).toMatchFileSnapshot(`${root}known-programs.ts`);
});

test('no two entries share a name, and each file holds one program', () => {
  const names = byFile.flatMap(([, programs]) => programs.flatMap(namesOf));
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  const words = byFile.flatMap(([file, programs]) => firstWords(programs).map((word) => [word, file] as const));
  expect(words.filter(([word, file]) => words.some(([other, elsewhere]) => other === word && elsewhere !== file))).toEqual([]);
});

test('there are enough of them, each with a source', () => {
  expect(byFile.length).toBeGreaterThanOrEqual(250);
  expect([...catalogue().values()].filter(({ source }) => source.length === 0 || source.includes(''))).toEqual([]);
});

test('every entry is found by its name', () => {
  const lost = [...catalogue()].filter(([name, program]) => lookUp(name.split(' '))?.program !== program);
  expect(lost.filter(([name]) => name.split(' ').length <= 4).map(([name]) => name)).toEqual([]);
});

test('the marks agree with the entries', () => {
  const wrong = [...catalogue()].filter(([name, program]) => isTelling(name.split(' ')) !== toldOf(program).length > 0);
  expect(wrong.map(([name]) => name)).toEqual([]);
});
