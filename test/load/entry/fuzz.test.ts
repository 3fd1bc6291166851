import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { DEFAULT_RUN } from '../../../src/client/default-run.ts';
import { discover } from '../../../src/load/discover.ts';
import { load } from '../../../src/load/load.ts';
import { memoryWorld } from '../../../src/world/memory.ts';

const PIECES = [
  ...['set -euo pipefail', 'set +e', 'set -x', 'umask 077', 'cd /opt/job', 'export PATH=/usr/bin HOME=/home/a', 'mkdir -p -m 700 logs', '. ~/.env.agent'],
  ...['claude -p hi', 'timeout 9m claude -p "$P"', 'flock -n l claude -p hi', 'sudo claude -p hi', 'claude -p --allowedTools "Bash(*),Read" hi', 'claude "$@"'],
  ...[
    'claude -p --resume x hi',
    'npx -y @anthropic-ai/claude-code@latest -p hi',
    'A=(-p --verbose)',
    'claude "${A[@]}"',
    "bash -c 'claude -p hi'",
    'out=$(claude -p hi)',
  ],
  ...[
    '|',
    '|&',
    '&&',
    '||',
    ';',
    '&',
    '\n',
    '\n',
    '\n',
    '(',
    ')',
    '{ ',
    '; }',
    '$(',
    '`',
    '"',
    "'",
    '>',
    '>> logs/x.log',
    '2>&1',
    '2>> err',
    '<<E\n',
    'E\n',
    '>(tee x)',
  ],
  ...[
    "sed -E 's/sk-[a-z]+/x/g'",
    'tee -a log',
    'redact',
    'redact() {',
    '}',
    'if',
    'then',
    'else',
    'fi',
    'while',
    'do',
    'done',
    'for i in 1 2;',
    'case x in',
    'a)',
    ';;',
    'esac',
  ],
  ...[
    '[ $? -eq 0 ]',
    'st=${PIPESTATUS[0]}',
    'exit $st',
    '[[ -n $X ]]',
    'curl -H "A: $API_TOKEN" x',
    '#',
    '\\',
    '\r\n',
    '${{ github.event.issue.title }}',
    '\u0000',
    'é😀',
    '*/5 * * * * ',
    '\t',
    '@claude -p x',
  ],
];
const HEADS: readonly (readonly [file: string, head: string])[] = [
  ['run.sh', '#!/bin/bash -eux\n'],
  ['crontab', 'PATH=/usr/bin\n0 6 * * * '],
  ['etc/cron.d/a', '0 6 * * * root '],
  ['a.service', '[Service]\nUser=root\nExecStart='],
  ['Makefile', 'P = claude\na:\n\t'],
  ['bin/run', '#!/bin/sh\n'],
  ['.github/workflows/a.yml', 'on: issues\njobs:\n  a:\n    steps:\n      - run: |\n          '],
];
const entryRules = rules.filter(({ gate }) => gate === 'entries');

test('whatever a script says, every rule ends, and its findings stand in the file', () => {
  const script = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((parts) => parts.join(' '));
  fc.assert(
    fc.property(fc.constantFrom(...HEADS), script, ([file, head], text) => {
      const whole = head + (file.endsWith('.yml') ? text.replaceAll('\n', '\n          ') : text);
      const world = memoryWorld({ [file]: whole, '.claude/settings.json': '{ "permissions": { "allow": ["Read"] } }' });
      const harness = load(world, discover(world));
      for (const rule of entryRules) {
        rule.check(
          { harness, run: DEFAULT_RUN, settings: { vars: undefined }, accepts: [], configFile: undefined },
          (at, id) => {
            const span = harness.documents.get(at.file)?.span(at);
            expect(span, `${rule.id} ${id}`).toBeDefined();
            expect(span && span.start >= 0 && span.start <= span.end && span.end <= whole.length, `${rule.id} ${id} ${JSON.stringify(span)}`).toBe(true);
          },
          {},
        );
      }
    }),
    { numRuns: 600 * Number(process.env['GRANTLINT_ROUNDS'] ?? 1), seed: 11 },
  );
});
