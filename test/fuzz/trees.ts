import fc from 'fast-check';
import { examples } from '../../rules/examples.ts';
import { NASTY } from '../hostile/evil.ts';

/** A tree of files as text, by name. */
export type Texts = Readonly<Record<string, string>>;

/** What rules' examples have none of: our own configuration and files. */
const OWN: readonly Texts[] = [
  {
    '.claude/settings.json': '{"permissions":{"allow":["Bash(*)","Bash(ls)"],"deny":["Read(.env)"]}}',
    '.grantlint.jsonc':
      '{"rules":{"runs-anything":"note","unrestricted-shell":{"severity":"warning"}},"accept":[{"rule":"unrestricted-shell","reason":"r","grant":"Bash(*)","file":"**","expires":"2027-01-31"}],"notes":{"Bash(ls)":"x"},"secrets":[{"file":"~/.env","mode":"600"},".env"],"exclude":["vendor/**","*.md"],"never":["Bash(rm *)","capability:network-out"],"always":["Bash(ls)"]}',
    '.env': 'TOKEN=x\n',
  },
  {
    '.claude/settings.json': '{"permissions":{"allow":["Bash(*)"]}}',
    'package.json': '{"name":"x","grantlint":{"exclude":["a"],"rules":{}},"scripts":{"a":"claude -p x"}}',
  },
  {
    '.claude/settings.json': '{"permissions":{"allow":["Bash(*)"]}}',
    '.grantlint-baseline.json': '{"version":1,"findings":[{"rule":"unrestricted-shell","file":".claude/settings.json","fingerprint":"a","count":1}]}',
  },
  { '.gitignore': '*.log\n!keep.log\n/.env\n**/tmp/\n[a-c]?\\ \n', '.env': 'A=1\n', 'src/.gitignore': '!.env\n', '.claude/settings.local.json': '{}' },
];

/** Every example of every rule: small trees in which something is right or wrong. */
const SEEDS: readonly Texts[] = Object.values(examples)
  .flatMap((of) => {
    const { bad, good } = of();
    return [...bad, ...good];
  })
  .map(({ files }) =>
    Object.fromEntries(
      Object.entries(files).flatMap(([name, file]) => {
        const text = typeof file === 'string' ? file : 'text' in file ? file.text : undefined;
        return text === undefined || name.startsWith('/') ? [] : [[name, text.replace(/[«»]/g, '')]];
      }),
    ),
  )
  .filter((files) => Object.keys(files).length > 0)
  .concat(OWN, OWN, OWN);

/** What a hand-written parser trips over, and what a reader of our output would obey. */
const TOKENS: readonly string[] = [
  ...['\u0000', '\u001b[31m', '\u009b2J', NASTY, '\ud800', '\udfff', '\u2028', '\ufeff', 'ﬃ', 'İ', 'ß', '🏴', '\r', '\r\n', '\n', '\n\n', '\t', ' '],
  ...['##[error]x', '::error::x', '\n::stop-commands::x\n', '%0A::error::', '![a](http://evil.invalid/x.png)', '<script>', '@everyone', '#1', "=cmd|' /C'!A0"],
  ...['__proto__', 'constructor', 'prototype', 'toString', '"__proto__":{"a":1},', '"', "'", '`', '``', '\\', '\\\\', '\\u0000', '\\"'],
  ...['{', '}', '[', ']', '(', ')', '{}', '[]', 'null', 'true', '9e999', '-0', '1e-400', ',', ':', '//', '/*', '*/', '#', '{{', '}}', '<', '>', '|', '&', ';'],
  ...[
    '$(',
    '${',
    '$((',
    '$',
    '&&',
    '||',
    '|&',
    '<<EOF\n',
    '<<<',
    '<(',
    '>(',
    '!',
    '?',
    '*',
    '**',
    '/**/',
    '~',
    '~/',
    '../',
    './',
    '//',
    '@',
    '%',
    '^',
    '=',
    '+',
  ],
  ...['---', '---\n', ': ', '- ', '? ', '&a ', '*a', '!!binary ', '!!js/function ', '<<: *a', '|2-\n', '>+\n', '%YAML 1.1\n', '...\n', '\t- '],
  ...['Bash(', 'Bash(*)', 'Read(', 'mcp__', 'mcp__a__', '__', ':*)', ' *)', 'domain:', 'claude -p ', '--dangerously-skip-permissions', 'sh -c "', "eval '"],
  ...[
    '('.repeat(400),
    '['.repeat(400),
    '{"a":'.repeat(200),
    '$('.repeat(150),
    '*a'.repeat(60),
    '{a,b}'.repeat(30),
    'a'.repeat(5_000),
    '> '.repeat(300),
    '0'.repeat(400),
  ],
];

/** One change of one file: where (a share of its length), how much, and with what. */
interface Change {
  readonly file: number;
  readonly kind: 'insert' | 'delete' | 'replace' | 'repeat' | 'cut' | 'swap' | 'splice' | 'wide' | 'rename';
  readonly at: number;
  readonly length: number;
  readonly token: number;
}

const share = fc.integer({ min: 0, max: 999 });
const change: fc.Arbitrary<Change> = fc.record({
  file: fc.nat(9),
  kind: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('insert', 'replace') },
    { weight: 3, arbitrary: fc.constantFrom('delete', 'repeat', 'splice', 'swap') },
    { weight: 1, arbitrary: fc.constantFrom('cut', 'wide', 'rename') },
  ) as fc.Arbitrary<Change['kind']>,
  at: share,
  length: fc.oneof(fc.nat(3), fc.nat(40), share),
  token: fc.nat(TOKENS.length - 1),
});

/** Names that a disk takes and a terminal should not. */
const asName = (token: string): string => token.replace(/[/\0]|^\.+$/g, '').slice(0, 60) || 'x';

function changed(files: Texts, { file, kind, at, length, token }: Change): Texts {
  const names = Object.keys(files);
  const name = names[file % names.length];
  if (name === undefined) return files;
  const text = files[name] ?? '';
  const from = Math.floor((text.length * at) / 1000);
  const to = Math.min(text.length, from + length);
  const [before, part, after] = [text.slice(0, from), text.slice(from, to), text.slice(to)];
  const put = TOKENS[token] ?? '';
  if (kind === 'rename') {
    const { [name]: _, ...rest } = files;
    const parts = name.split('/');
    const last = parts.pop() ?? '';
    // A folder beside `.claude` is renamed, and so is a skill; the file keeps its last name, so that it is still read.
    return { ...rest, [[...parts.map((one) => (/^(?:\.claude|~|skills|agents|commands)$/.test(one) ? one : asName(put))), last].join('/')]: text };
  }
  const other = files[names[(file + 1) % names.length] ?? name] ?? '';
  const next: Readonly<Record<Exclude<Change['kind'], 'rename'>, () => string>> = {
    insert: () => before + put + part + after,
    delete: () => before + after,
    replace: () => before + put + after,
    repeat: () => before + part.repeat(Math.min(200, Math.ceil(20_000 / (part.length + 1)))) + after,
    cut: () => before,
    swap: () => after + part + before,
    splice: () => before + other.slice(0, length * 4) + after,
    wide: () => before + part.toUpperCase().normalize('NFD') + after,
  };
  return { ...files, [name]: next[kind]().slice(0, 200_000) };
}

/** Trees of one to three examples in which a few things were changed. */
export const mutatedTrees: fc.Arbitrary<Texts> = fc
  .tuple(fc.array(fc.nat(SEEDS.length - 1), { minLength: 1, maxLength: 3 }), fc.array(change, { maxLength: 6 }))
  .map(([seeds, changes]) => changes.reduce(changed, Object.assign({}, ...seeds.map((seed) => SEEDS[seed])) as Texts));

/** A permission rule or a call, changed too: what `can` and `explain` are asked. */
export const questions: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(
      'Bash(npm test && curl x)',
      'Read(.env)',
      'Write(/etc/x)',
      'mcp__a__b',
      'Bash(git push:*)',
      'WebFetch(domain:a.b)',
      'Edit(src/**)',
      'Skill(x)',
    ),
    fc.array(change, { maxLength: 3 }),
  )
  .map(([text, changes]) => changes.filter(({ kind }) => kind !== 'rename').reduce(changed, { text })['text'] ?? '');
