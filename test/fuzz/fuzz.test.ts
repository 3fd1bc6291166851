import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { FORMATS } from '../../src/commands/check-flags.ts';
import { DIFF_FORMATS } from '../../src/commands/diff-flags.ts';
import { HISTORY_FORMATS } from '../../src/commands/history-flags.ts';
import { say } from '../hostile/lines.ts';
import { wrongIn } from '../hostile/outputs.ts';
import { mutatedTrees, questions, type Texts } from './trees.ts';

/** `npm run fuzz` gives the time and takes another seed each time; a change waits for a few of one seed. */
const SECONDS = Number(process.env['GRANTLINT_FUZZ_SECONDS'] ?? 0);
const SEED = Number(process.env['GRANTLINT_FUZZ_SEED'] ?? 7);
/** Processor time that one answer about a small tree may take. */
const MOST = 5_000_000;

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'grantlint-fuzz-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const [root, home, outputs] = ['root', 'home', 'outputs'].map((name) => join(folder, name)) as [string, string, string];

const OTHERS: readonly (readonly string[])[] = [
  ['check', '--user', '--headless', '--untrusted', '--format', 'json-v1'],
  ['show', '--verbose'],
  ['show', '--format', 'json-v1', '--user', '--headless'],
  ['preflight', '--script', 'run.sh'],
  ['preflight', '--for', 'x', '--format', 'json-v1'],
  ['baseline', '--check'],
  ['can', '--batch', '-'],
];

let answers = 0;
afterAll(() => {
  if (SECONDS > 0) console.log(`${answers} answers, seed ${SEED}`);
});

const write = (files: Texts): void => {
  rmSync(root, { recursive: true, force: true });
  rmSync(home, { recursive: true, force: true });
  for (const at of [root, home, outputs]) mkdirSync(at, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const path = name.startsWith('~/') ? join(home, name.slice(2)) : join(root, name);
    try {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    } catch {
      // A file in the place of a folder: then there is no such file.
    }
  }
};

/** What is wrong with one answer: a crash, time, anything unescaped. */
async function problems(line: readonly string[], input = ''): Promise<readonly string[]> {
  const what = line.join(' ');
  // So that a hang can be told from outside.
  if (SECONDS > 0) writeFileSync(process.env['GRANTLINT_FUZZ_LAST'] ?? join(outputs, 'last'), `${what} in ${root}`);
  answers++;
  const before = process.cpuUsage();
  const { code, out, err } = await say(line, root, home, input);
  const { user } = process.cpuUsage(before);
  return [
    ...(user > MOST ? [`${what}: ${user / 1e6} s`] : []),
    ...(Number.isInteger(code) ? [] : [`${what}: exit ${code}`]),
    ...wrongIn(out, line, false).map((problem) => `${what}: ${problem}`),
    ...wrongIn(err, line, true).map((problem) => `${what}: ${problem}`),
  ];
}

/** All formats of one check, each in a file. */
async function checked(): Promise<readonly string[]> {
  const all = FORMATS.flatMap((format) => ['--format', format, '--output-file', join(outputs, format)]);
  const said = await problems(['check', '--verbose', ...all]);
  return [
    ...said,
    ...FORMATS.flatMap((format) => wrongIn(readFileSync(join(outputs, format), 'utf8'), ['--format', format], false).map((p) => `${format}: ${p}`)),
  ];
}

const limits = SECONDS > 0 ? { interruptAfterTimeLimit: SECONDS * 1000, numRuns: 10_000_000 } : { numRuns: 60 };
const settings = { ...limits, seed: SEED, endOnFailure: SECONDS === 0 } as const;

test(
  'changed examples of rules: every answer in every format, in time and harmless',
  async () => {
    await fc.assert(
      fc.asyncProperty(mutatedTrees, questions, fc.nat(OTHERS.length - 1), async (files, question, other) => {
        write(files);
        const batch = JSON.stringify({ settings: files['.claude/settings.json'] ?? '{}', call: question });
        expect([
          ...(await checked()),
          ...(await problems(OTHERS[other] ?? [], `${batch}\n${question}\n`)),
          ...(await problems(['can', question])),
          ...(await problems(['explain', question.startsWith('-') ? `x${question}` : question, '--format', other % 2 ? 'text' : 'json-v1'])),
        ]).toEqual([]);
      }),
      settings,
    );
  },
  SECONDS * 2_000 + 120_000,
);

/** A name as git reads it in double quotes: every byte but plain letters as a number. */
const quoted = (name: string): string =>
  `"${Buffer.from(name)
    .toString('latin1')
    .replace(/[^\w./-]/g, (byte) => `\\${byte.charCodeAt(0).toString(8).padStart(3, '0')}`)}"`;

/** A repository with these trees as its commits, all written in one go. */
function commit(trees: readonly Texts[], subjects: readonly string[]): void {
  write({});
  const git = (args: readonly string[], input?: Buffer) =>
    execFileSync('git', args, {
      cwd: root,
      stdio: ['pipe', 'ignore', 'pipe'],
      input,
      env: { PATH: process.env['PATH'], HOME: home, GIT_CONFIG_NOSYSTEM: '1' },
    });
  git(['init', '-q', '-b', 'main']);
  const pieces: (string | Buffer)[] = [];
  const data = (text: string) => {
    const bytes = Buffer.from(text);
    pieces.push(`data ${bytes.length}\n`, bytes, '\n');
  };
  for (const [i, files] of trees.entries()) {
    pieces.push(`commit refs/heads/main\ncommitter a <a@example.com> ${1_760_000_000 + i} +0000\n`);
    data(subjects[i] ?? 'x');
    pieces.push('deleteall\n');
    for (const [name, text] of Object.entries(files)) {
      if (name.startsWith('~/')) continue;
      pieces.push(`M 100644 inline ${quoted(name)}\n`);
      data(text);
    }
  }
  git(['fast-import', '--quiet', '--force'], Buffer.concat(pieces.map((piece) => Buffer.from(piece))));
}

test(
  'commits of changed examples: every answer of diff and history',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(mutatedTrees, { minLength: 2, maxLength: 8 }), fc.array(questions, { minLength: 8, maxLength: 8 }), async (trees, subjects) => {
        commit(trees, subjects);
        const found = [
          ...(await each(HISTORY_FORMATS, ['history', '--verbose'])),
          ...(await each(DIFF_FORMATS, ['diff', '--verbose', 'HEAD~1...HEAD'])),
          ...(await problems(['check', '--commit', 'HEAD', '--verbose'])),
        ];
        expect(found).toEqual([]);
      }),
      { ...settings, ...(SECONDS > 0 ? { interruptAfterTimeLimit: (SECONDS * 1000) / 3 } : { numRuns: 3 }) },
    );
  },
  SECONDS * 2_000 + 120_000,
);

async function each(formats: readonly string[], line: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const format of formats) found.push(...(await problems([...line, '--format', format])));
  return found;
}
