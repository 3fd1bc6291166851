import fc from 'fast-check';
import type { Call } from '../../../src/policy/policy.ts';

/** Calls about the same few programs, files, hosts and names as the rules of these tests, in all the forms in which rules act. */

const program = fc.constantFrom('zin', 'zno', 'git', 'rm', 'ls', 'cat', 'find', './run', '/usr/bin/zin', '"zin"', 'env', 'sudo', 'xargs', 'time', 'do', 'make');
const argument = fc.constantFrom(
  'a',
  'b',
  'push',
  '--force',
  '-x',
  '.env',
  'src/a.ts',
  '/etc/x',
  '$V',
  '"a b"',
  "'a'",
  '*',
  '{a,b}',
  '..',
  '$(zin a)',
  '`zno`',
  'A=1',
);
const before = fc.constantFrom('', '', '', 'sudo ', 'time ', 'nice ', 'timeout 5 ', 'A=1 ', 'LANG=C ', 'xargs ', 'env ', 'watch ', 'nohup ', 'command ', '! ');
const after = fc.constantFrom('', '', '', '', ' > f', ' > /etc/f', ' 2>&1', ' > /dev/null', ' < .env', ' # c');

const simple = fc
  .tuple(before, program, fc.array(argument, { maxLength: 3 }), after)
  .map(([front, name, words, end]) => `${front}${[name, ...words].join(' ')}${end}`);

const wrapped = fc.oneof(
  { weight: 6, arbitrary: simple },
  { weight: 1, arbitrary: simple.map((command) => `sh -c '${command.replaceAll("'", '')}'`) },
  { weight: 1, arbitrary: simple.map((command) => `(${command})`) },
  { weight: 1, arbitrary: simple.map((command) => `echo $(${command})`) },
  { weight: 1, arbitrary: simple.map((command) => `for x in a; do ${command}; done`) },
  { weight: 1, arbitrary: simple.map((command) => `cd src && ${command}`) },
);

export const command: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: wrapped },
  { weight: 3, arbitrary: fc.tuple(wrapped, fc.constantFrom(' && ', ' || ', '; ', ' | ', ' & ', '\n', '  &&  '), wrapped).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: wrapped.map((one) => `${one} &`) },
);

const bashInput = fc.record(
  { command, description: fc.constantFrom('a', 'zin'), run_in_background: fc.boolean(), timeout: fc.constantFrom(5, 50) },
  { requiredKeys: ['command'] },
);
const path = fc.constantFrom(
  '/project/a',
  '/project/.env',
  '/project/src/a.ts',
  '/project/src/.env',
  'src/b.ts',
  '/project',
  '/etc/x',
  '/home/me/.ssh/id',
  '/project/.git/config',
  '/project/A/x.PEM',
  '~/x',
  '/other/a',
);
const host = fc.constantFrom('a.com', 'x.a.com', 'x.y.a.com', 'b.com', 'docs.python.org', 'a.com.');

export const call: fc.Arbitrary<Call> = fc.oneof(
  { weight: 8, arbitrary: bashInput.map((input) => ({ tool: 'Bash', input })) },
  { weight: 2, arbitrary: command.map((one) => ({ tool: 'Monitor', input: { command: one } })) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom('Read', 'Write', 'Edit'), path).map(([tool, file_path]) => ({ tool, input: { file_path, content: 'x' } })) },
  { weight: 1, arbitrary: path.map((notebook_path) => ({ tool: 'NotebookEdit', input: { notebook_path } })) },
  { weight: 1, arbitrary: path.map((one) => ({ tool: 'Grep', input: { path: one, pattern: 'x' } })) },
  { weight: 1, arbitrary: host.map((one) => ({ tool: 'WebFetch', input: { url: `https://${one}/x`, prompt: 'x' } })) },
  { weight: 1, arbitrary: fc.constantFrom('mcp__s__t', 'mcp__s__get_x', 'mcp__t__t', 'WebSearch', 'TaskCreate', 'LSP').map((tool) => ({ tool, input: {} })) },
  { weight: 1, arbitrary: fc.constantFrom('x', 'y', 'gated', '/x').map((skill) => ({ tool: 'Skill', input: { skill } })) },
  {
    weight: 1,
    arbitrary: fc
      .record({ subagent_type: fc.constantFrom('x', 'Explore'), model: fc.constantFrom('opus', 'haiku') })
      .map((input) => ({ tool: 'Agent', input })),
  },
);

const shellText = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      'zin:*',
      'zin a:*',
      'zin a',
      'zin a b:*',
      'zin a *',
      'zin *',
      'zno:*',
      'git push:*',
      'git push',
      'git push *',
      'git:*',
      'rm:*',
      'make',
      'make *',
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'ls:*',
      'cat:*',
      'find:*',
      'find . -delete',
      'sudo:*',
      'env:*',
      'xargs zin:*',
      'time zin',
      './run:*',
      './*',
      '* --force',
      'zin * b',
      'zin$V',
      'zin $V',
      'z*',
      '*',
      '**',
      '* && *',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'zin a && zno b',
      'zin a | zno',
      'zin a > f',
      'do:*',
      'zin "a b"',
      'zin "a b":*',
      '"zin" a',
      'zin a &',
      'timeout:*',
      'run_in_background:true',
      'description:z*',
      'A=1 zin:*',
      '/usr/bin/zin:*',
      'sh:*',
      'zin  a',
    ),
  },
);
const pathText = fc.constantFrom(
  '.env',
  '**/.env',
  'src/**',
  'src/*',
  '/src/**',
  '//etc/**',
  '~/**',
  '!src/**',
  '!.env',
  '*.pem',
  './src',
  '//project/src/**',
  '**',
  'a',
  '/.git/**',
  '.claude/**',
);

/** A rule's text; every list may hold every one. */
export const ruleText: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: shellText.map((text) => `Bash(${text})`) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom('Read', 'Edit'), pathText).map(([tool, text]) => `${tool}(${text})`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'Bash',
      'Read',
      'Edit',
      'Write',
      'Monitor',
      'WebSearch',
      'Edit(*)',
      'Write(*)',
      'Glob(*)',
      'Agent',
      'Skill',
      'WebFetch',
      'mcp__*',
      '*',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'WebFetch(domain:a.com)',
      'WebFetch(domain:*.a.com)',
      'WebFetch(domain:*)',
      'WebFetch(domain:docs.python.org)',
      'mcp__s',
      'mcp__s__t',
      'mcp__s__*',
      'mcp__s__get_*',
      'Skill(x)',
      'Skill(gated)',
      'Skill(g:*)',
      'Agent(Explore)',
      'Agent(model:opus)',
      'Write(content:x)',
    ),
  },
);
