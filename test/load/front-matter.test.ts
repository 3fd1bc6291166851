import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseFrontMatter } from '../../src/load/document/front-matter.ts';
import { readPlain } from '../../src/load/document/front-matter-plain.ts';
import { readYaml } from '../../src/load/document/front-matter-yaml.lazy.ts';
import type { KeyPath } from '../../src/model/origin.ts';

const read = (text: string) => parseFrontMatter('SKILL.md', text);
const at = (text: string, path: KeyPath, part?: 'key') => {
  const span = read(text).document.span({ path, ...(part && { part }) });
  return span && text.slice(span.start, span.end);
};
const within = (text: string, path: KeyPath, start: number, end: number) => {
  const span = read(text).document.span({ path, within: { start, end } });
  return span && text.slice(span.start, span.end);
};

describe('what the client keeps (skillmodel, paths §9)', () => {
  test.each([
    ['plain', '---\nname: t\ndescription: d\n---\nbody', { name: 't', description: 'd' }, 'body'],
    ['Windows line ends', '---\r\nname: t\r\nd: true\r\n---\r\nbody', { name: 't', d: true }, 'body'],
    ['spaces after the marks', '--- \nname: t\n--- \nbody', { name: 't' }, 'body'],
    ['no final line break', '---\nname: t\n---', { name: 't' }, ''],
    ['a byte-order mark', '\ufeff---\nname: t\n---\nbody', { name: 't' }, 'body'],
    ['words that are no booleans', '---\na: yes\nb: on\nc: True\n---\n', { a: 'yes', b: 'on', c: true }, ''],
    ['a colon in a value', '---\ndescription: Use when: x: y\nz: 1\n---\n', { description: 'Use when: x: y', z: 1 }, ''],
    ['an alias that is none', '---\ndescription: *x\nz: true\n---\n', { description: '*x', z: true }, ''],
    ['a star', '---\nallowed-tools: *\nz: true\n---\n', { 'allowed-tools': '*', z: true }, ''],
    ['an at sign', '---\na: @x\nz: true\n---\n', { a: '@x', z: true }, ''],
    ['brackets that are no list', '---\nargument-hint: [a] [b]\nz: true\n---\n', { 'argument-hint': '[a] [b]', z: true }, ''],
    ['a leading comma', '---\na: , x\nz: true\n---\n', { a: ', x', z: true }, ''],
    ['a mapping', '---\nallowed-tools: {a: b}\n---\n', { 'allowed-tools': { a: 'b' } }, ''],
    ['equal keys: the last one', '---\na: 1\na: 2\n---\n', { a: 2 }, ''],
    ['nothing in it', '---\n---\nbody', {}, 'body'],
    ['only a comment', '---\n# c\n---\nbody', {}, 'body'],
    ['none at all', 'just body', {}, 'just body'],
    ['an empty file', '', {}, ''],
    ['a Markdown rule', '---\n\nSome text\n\n---\n', {}, ''],
  ])('%s', (_, text, value, body) => {
    const result = read(text);
    if (text !== '---\n\nSome text\n\n---\n') expect(result.lost).toBeUndefined();
    expect(result.frontMatter).toEqual(value);
    expect(text.slice(result.bodyStart)).toBe(body);
  });
});

describe('what the client loses as a whole (paths §9.6)', () => {
  test.each([
    ['an unclosed quote', '---\nname: t\ndescription: "abc\ndisable-model-invocation: true\n---\nbody', 'quote', '"abc'],
    ['a tab', '---\nname: t\n\tdescription: d\nhooks: 1\n---\nbody', 'tab', undefined],
    ['a blank line first', '\n---\nname: t\n---\nbody', 'blank line', '---'],
    ['no closing mark', '---\nname: t\ndescription: d\nbody', 'closing', '---'],
    ['four dashes', '----\nname: t\n----\nbody', '`----`', '----'],
    ['plus signs', '+++\nname = "t"\n+++\nbody', '+++', '+++'],
    ['a list', '---\n- a: 1\n- b: 2\n---\nbody', 'list', undefined],
  ])('%s', (_, text, words, place) => {
    const { document, lost, frontMatter } = read(text);
    expect(frontMatter).toEqual({});
    expect(document.problems).toHaveLength(1);
    const [problem] = document.problems;
    expect(problem?.kind).toBe('front-matter');
    expect(problem?.message).toContain(words);
    expect(lost).toBeDefined();
    const span = problem && document.span(problem.origin);
    if (place !== undefined && span) expect(text.slice(span.start, span.end)).toBe(place);
  });
  test('says which names are lost', () => {
    expect(read('---\nname: t\ndescription: "abc\ndisable-model-invocation: true\n---\n').lost).toEqual(['name', 'description', 'disable-model-invocation']);
    expect(read('+++\nname = "t"\n+++\n').lost).toEqual(['name']);
  });
});

describe('places', () => {
  const text =
    '---\nname: "t"\ndescription: >-\n  one\n  two\nallowed-tools:\n  - Read(docs/**)\n  - Bash(x)\nflow: [a, "b c"]\nhooks:\n  Stop:\n    - hooks:\n        - type: command\n          command: echo "hi"\n---\n';
  test.each<[KeyPath, string]>([
    [['name'], '"t"'],
    [['description'], '>-\n  one\n  two'],
    [['allowed-tools', 1], 'Bash(x)'],
    [['flow', 1], '"b c"'],
    [['hooks', 'Stop', 0, 'hooks', 0, 'command'], 'echo "hi"'],
  ])('%j', (path, expected) => expect(at(text, path)?.trimEnd()).toBe(expected));
  test('of names', () => {
    expect(at(text, ['allowed-tools'], 'key')).toBe('allowed-tools');
    expect(at(text, ['hooks', 'Stop'], 'key')).toBe('Stop');
    expect(at(text, ['nothing'])).toBeUndefined();
  });
  test.each<[string, string, number, number, string]>([
    ['plain', '---\na: one two\n---\n', 4, 7, 'two'],
    ['single quotes', "---\na: 'it''s two'\n---\n", 5, 8, 'two'],
    ['double quotes', '---\na: "x\\ny\\u0041 two"\n---\n', 5, 8, 'two'],
    ['literal block', '---\na: |\n  one\n   two\n---\n', 5, 8, 'two'],
    ['folded block', '---\na: >\n  one\n  two\n---\n', 4, 7, 'two'],
    ['lines of plain text', '---\na: one\n  two\n---\n', 4, 7, 'two'],
    ['a repaired value', '---\nb: [x] "y"\na: one: "a" two\nc: d\n---\n', 9, 12, 'two'],
    ['after a repaired value', '---\nb: x: "y"\na: one two\nc: d\n---\n', 4, 7, 'two'],
  ])('part of %s', (_, source, start, end, expected) => expect(within(source, ['a'], start, end)).toBe(expected));
});

describe('hostile input is slow nowhere and throws nowhere', () => {
  const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]\n${'bcdefghi'
    .split('')
    .map((c, i) => `${c}: &${c} [${Array(10).fill(`*${'abcdefgh'[i]}`).join(', ')}]`)
    .join('\n')}`;
  test.each([
    ['alias bomb', `---\n${bomb}\n---\n`],
    ['deep brackets', `---\na: ${'['.repeat(20_000)}\n---\n`],
    ['deep braces', `---\na: ${'{a: '.repeat(20_000)}\n---\n`],
    ['deep indentation', `---\n${Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')}\n---\n`],
    ['a huge body', `---\nname: t\n---\n${'word '.repeat(400_000)}`],
    ['many dashes', `---\n${'---x\n'.repeat(400_000)}`],
    ['long line of spaces', `---\na: [${' '.repeat(120_000)}x\n---\n`],
    ['many quotes', `---\n${'a: "\n'.repeat(20_000)}---\n`],
    ['many keys that need repair', `---\n${Array.from({ length: 4_000 }, (_, i) => `k${'x'.repeat(i % 9)}: a: b`).join('\n')}\n---\n`],
    ['a prototype', '---\n__proto__:\n  polluted: true\nconstructor: x\n---\n'],
    ['NUL', '---\na: x\0y\n---\n'],
    ['self alias', '---\na: &a [*a]\n---\n'],
  ])('%s', (_, text) => {
    const start = process.cpuUsage();
    const { document } = read(text);
    document.span({ path: ['a'], within: { start: 0, end: 5 } });
    // Processor time, not the clock: other work on the machine must not fail a test.
    expect(process.cpuUsage(start).user / 1_000).toBeLessThan(3_000);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('the plain reader agrees with the full one', () => {
  /** Everything that the two could disagree about: values, and the places of every node. */
  const agree = (text: string) => {
    const plain = readPlain(text);
    if (!plain) return false;
    const full = readYaml(text);
    expect(full, text).toHaveProperty('root');
    expect(plain.value, text).toEqual(parse(text, { uniqueKeys: false, merge: true, logLevel: 'silent' }));
    if (!('root' in full) || !full.root) return false;
    const walk = (a: typeof plain, b: typeof plain, path: string) => {
      expect(a.value, `${path} of\n${text}`).toEqual(b.value);
      expect(a.key, `${path} of\n${text}`).toEqual(b.key);
      if (!a.children && a.value !== null && a.style !== 'block') expect(a.span, `${path} of\n${text}`).toEqual(b.span);
      for (const [key, child] of a.children ?? []) {
        const other = b.children?.get(key);
        expect(other).toBeDefined();
        if (other) walk(child, other, `${path}/${key}`);
      }
    };
    walk(plain, full.root, '');
    return true;
  };
  const word = fc.constantFrom(
    ...[
      'a',
      'Read',
      'Bash(git:*)',
      'true',
      'no',
      'null',
      '~',
      '1',
      '1.0',
      '1.0.0',
      '012',
      '0x1',
      '-1',
      '+1',
      '.5',
      '1e3',
      '2024-01-01',
      'a#b',
      'a:b',
      '*',
      '"q"',
      "'q'",
    ],
    ...[
      'a: b',
      'c #d',
      '{x}',
      '[a, b]',
      '[a, "b c"]',
      '[]',
      '[a,]',
      '[a: b]',
      '[Bash(x:*)]',
      "it's",
      '"a',
      '"a\\n"',
      '"a\\"b"',
      "'a''b'",
      '|',
      '>-',
      '>',
      '&x',
      '!t',
      '- x',
      '?',
      ',',
      '%',
      '@',
      '`',
      'x:',
      '',
      '-',
      'é',
      '日本',
      '🙂',
      '<b>',
    ],
  );
  const pick = (...choices: string[]) => fc.constantFrom(...choices);
  const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((p) => p.join(''));
  const key = pick('a', 'b', 'c-d', 'e_f', 'g', 'h', 'i', 'j', 'true', 'x y', '"k"', '_');
  const entry = joined(key, pick(': ', ': ', ': ', ':', ':  '), word, pick('', '', '', ' ', '  '));
  const item = joined(pick('- ', '- ', '-', '-  '), word);
  const block = joined(
    key,
    pick(': |', ': >', ': |-', ': >-', ': |+', ': >2'),
    pick('', ' '),
    pick('\n\n  ', '\n  ', '\n  ', '\n '),
    word,
    pick('\n  ', '\n\n  ', '\n   ', '\n   \n  '),
    word,
    pick('', '\n', '\n  '),
  );
  const list = joined(key, pick(':'), pick('\n  ', '\n'), item, pick('\n  ', '\n', '\n\n  '), item);
  const map = joined(key, pick(':'), pick('\n  ', '\n ', '\n'), entry, pick('\n  ', '\n ', '\n    '), entry);
  const line = fc.oneof({ arbitrary: entry, weight: 6 }, block, list, map, item, joined(pick('', '  '), word), pick('', ' ', '   ', '# c', '  # c'));
  test('over documents made of likely lines', () => {
    const runs = Number(process.env['FM_RUNS'] ?? 20_000);
    let read = 0;
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), fc.boolean(), (lines, end) => {
        if (agree(lines.join('\n') + (end ? '\n' : ''))) read++;
      }),
      { numRuns: runs },
    );
    expect(read).toBeGreaterThan(runs / 50);
  });
});
