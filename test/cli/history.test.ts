import { symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answerOf } from './answers.ts';
import { program } from './program.ts';

const p = program();

interface Step {
  readonly commit: string;
  readonly author: string;
  readonly date: string;
  readonly subject: string;
  readonly merge: boolean;
  readonly files: readonly string[];
  readonly verdict: string;
  readonly gained: readonly string[];
  readonly lost: readonly string[];
  readonly allowRules: number;
  readonly mentioned: boolean;
  readonly returnsTo: string | null;
  readonly forces: readonly { readonly change: string }[];
  readonly changes: readonly { readonly rule: string; readonly file: string; readonly session: string }[];
  readonly surfaces: readonly { readonly kind: string; readonly name: string }[];
}
interface Timeline {
  readonly range: { readonly walked: number; readonly commits: string; readonly since: string | null };
  readonly steps: readonly Step[];
  readonly trend: {
    readonly direction: string;
    readonly widened: number;
    readonly narrowed: number;
    readonly equivalent: number;
    readonly touched: number;
    readonly allowRules: { readonly from: number; readonly to: number; readonly most: number };
    readonly capabilities: { readonly gained: readonly string[]; readonly lost: readonly string[] };
    readonly unmentioned: readonly string[];
    readonly returns: readonly string[];
    readonly outOfForce: readonly string[];
  };
  readonly gaps: readonly string[];
}

const FILE = '.claude/settings.json';
const settings = (allow: readonly string[], more: object = {}): string => `${JSON.stringify({ permissions: { allow, ...more } }, null, 2)}\n`;

/** A repository of these commits; undefined takes a file away. */
function repository(...commits: readonly (readonly [subject: string, files: Readonly<Record<string, string | undefined>>])[]): string {
  const folder = p.folder({ 'README.md': 'x\n' });
  p.commit(folder);
  for (const [subject, files] of commits) add(folder, subject, files);
  return folder;
}

function add(folder: string, subject: string, files: Readonly<Record<string, string | undefined>>): void {
  for (const [name, text] of Object.entries(files)) {
    if (text === undefined) p.git(folder, 'rm', '-q', name);
    else p.write(folder, name, text);
  }
  p.git(folder, 'add', '-A');
  p.git(folder, 'commit', '-q', '--allow-empty', '-m', subject);
}

function timeline(folder: string, ...args: readonly string[]): Timeline {
  const { out, err, code } = p.run(folder, ['history', ...args, '-f', 'json-v1']);
  expect(err).toBe('');
  expect(code).toBe(0);
  return answerOf('history', out) as Timeline;
}
const told = ({ steps }: Timeline) => steps.map(({ subject, verdict }) => `${subject}: ${verdict}`);

const grown = () =>
  repository(
    ['add permissions', { [FILE]: settings(['Bash(npm test)'], { deny: ['Bash(curl:*)'] }) }],
    ['fix ascii', { [FILE]: settings(['Bash(npm test)', 'Bash(python3:*)'], { deny: ['Bash(curl:*)'] }) }],
    ['words', { 'README.md': 'y\n' }],
    ['format', { [FILE]: `${settings(['Bash(python3:*)', 'Bash(npm test)'], { deny: ['Bash(curl:*)'] })}\n\n` }],
    ['docs', { [FILE]: settings(['Bash(python3:*)', 'Bash(npm test)'], { deny: [''] }) }],
    ['tighten', { [FILE]: settings(['Bash(python3:*)']) }],
  );

test('every commit that touched configuration, with what it gained and lost', () => {
  const found = timeline(grown());
  expect(told(found)).toEqual(['tighten: narrowed', 'docs: widened', 'format: equivalent', 'fix ascii: widened', 'add permissions: incomparable']);
  const [, , , python] = found.steps;
  expect(python).toMatchObject({ author: 'a', mentioned: false, files: [FILE], allowRules: 2, changes: [{ rule: 'Bash(python3:*)', file: FILE }] });
  expect(python?.gained).toContain('exec');
  expect(python?.date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  expect(found.range).toMatchObject({ walked: 7, commits: 'main line', since: null });
  expect(found.trend).toMatchObject({ direction: 'permissive', touched: 5, widened: 2, narrowed: 1, equivalent: 1, allowRules: { from: 0, to: 1, most: 2 } });
  expect(found.trend.capabilities.gained).toContain('exec');
  expect(found.trend.unmentioned).toHaveLength(2);
});

test('of a trend nothing is said before three commits changed what may happen', () => {
  const wider = (n: number) => [`step ${n}`, { [FILE]: settings(['Bash(python3:*)', 'Bash(node:*)', 'Bash(ruby:*)'].slice(0, n)) }] as const;
  const directionAfter = (n: number) => timeline(repository(...Array.from({ length: n }, (_, i) => wider(i + 1)))).trend;
  expect(directionAfter(1)).toMatchObject({ direction: 'steady', touched: 1, widened: 1 });
  expect(directionAfter(2)).toMatchObject({ direction: 'steady', widened: 2 });
  expect(directionAfter(3)).toMatchObject({ direction: 'permissive', widened: 3 });
  expect(p.run(repository(wider(1)), ['history']).out).toContain('No clear trend: of 1 commit');
});

test('a revision or a date to stop at gives the same steps as the whole walk', () => {
  const folder = grown();
  const whole = timeline(folder).steps;
  expect(timeline(folder, '--since', 'HEAD~3').steps).toEqual(whole.slice(0, 3));
  expect(timeline(folder, '--since', '2099-01-01')).toMatchObject({ steps: [], trend: { direction: 'steady', touched: 0 } });
  expect(timeline(folder, 'HEAD~4').steps).toEqual(whole.slice(3));
});

test('every commit gives the same steps as the main line where there is only one', () => {
  const folder = grown();
  expect(timeline(folder, '--all-commits').steps).toEqual(timeline(folder).steps);
});

test('a merge is one step of the main line, and none beside what it merged', () => {
  const folder = repository(['start', { [FILE]: settings(['Bash(npm test)']) }]);
  p.git(folder, 'checkout', '-q', '-b', 'topic');
  add(folder, 'one', { [FILE]: settings(['Bash(npm test)', 'Bash(python3:*)']) });
  add(folder, 'two', { 'web/.claude/settings.json': settings(['Bash(docker:*)']) });
  p.git(folder, 'checkout', '-q', 'main');
  add(folder, 'words', { 'README.md': 'z\n' });
  p.git(folder, 'merge', '-q', '--no-ff', '-m', 'merge topic', 'topic');
  const line = timeline(folder);
  expect(told(line)).toEqual(['merge topic: widened', 'start: widened']);
  expect(line.steps[0]).toMatchObject({ merge: true, allowRules: 3 });
  expect(line.steps[0]?.changes.map(({ session }) => session).sort()).toEqual(['', 'web']);
  expect(told(timeline(folder, '--all-commits')).sort()).toEqual(['one: widened', 'start: widened', 'two: widened']);
});

test('what a merge commit alone changes is its own; an octopus is the sum of its parents, at the end, too', () => {
  const folder = repository(['add', { [FILE]: settings(['Bash(npm test)']) }]);
  const branch = (name: string, files: Readonly<Record<string, string>>) => {
    p.git(folder, 'checkout', '-q', '-b', name, 'main');
    add(folder, name, files);
    p.git(folder, 'checkout', '-q', 'main');
  };
  branch('docs', { 'a.txt': 'a' });
  add(folder, 'more', { 'b.txt': 'b' });
  p.git(folder, 'merge', '-q', '--no-ff', '--no-commit', 'docs');
  add(folder, 'Merge branch docs', { [FILE]: settings(['Bash']) });
  for (const args of [[], ['--all-commits'], ['--all-commits', '--path', '.claude']]) {
    const [evil] = timeline(folder, ...args).steps;
    expect(evil).toMatchObject({ subject: 'Merge branch docs', merge: true, verdict: 'widened' });
  }
  add(folder, 'back', { [FILE]: settings(['Bash(npm test)']) });
  for (const name of ['one', 'two', 'three']) branch(name, { [`${name}/${FILE}`]: settings([`Bash(${name})`]) });
  p.git(folder, 'merge', '-q', '--no-ff', '-m', 'octopus', 'one', 'two', 'three');
  const [octopus] = timeline(folder).steps;
  expect(octopus).toMatchObject({ subject: 'octopus', merge: true, files: ['one', 'three', 'two'].map((name) => `${name}/${FILE}`), allowRules: 4 });
  const all = timeline(folder, '--all-commits');
  expect(
    all.steps
      .map(({ subject }) => subject)
      .slice(0, 3)
      .sort(),
  ).toEqual(['one', 'three', 'two']);
  expect(all.trend.allowRules).toMatchObject({ from: 0, to: 4 });
});

test('before the first commit there is nothing to walk', () => {
  const folder = p.folder({});
  p.git(folder, 'init', '-q', '-b', 'main');
  expect(p.run(folder, ['history'])).toMatchObject({ code: 2, err: expect.stringContaining('nothing was committed') });
});

test('a revert and what takes it back are told as such', () => {
  const [narrow, wide] = [settings(['Bash(npm test)']), settings(['Bash'])];
  const found = timeline(repository(['one', { [FILE]: narrow }], ['two', { [FILE]: wide }], ['three', { [FILE]: narrow }], ['four', { [FILE]: wide }]));
  const [four, three, two, one] = found.steps;
  expect(found.steps.map(({ returnsTo }) => returnsTo)).toEqual([two?.commit, one?.commit, null, null]);
  expect(found.trend.returns).toEqual([four?.commit, three?.commit]);
});

test('renames, deletions, nested projects, user settings that are kept in a repository', () => {
  const folder = repository(
    ['nested', { 'a/.claude/settings.json': settings(['Bash(make:*)']) }],
    ['move it', { 'a/.claude/settings.json': undefined, 'b/.claude/settings.json': settings(['Bash(make:*)']) }],
    ['dotfiles', { 'config/claude/settings.json': settings(['Bash(jq:*)']) }],
    ['move them', { 'config/claude/settings.json': undefined, 'home/dot_claude/settings.json': settings(['Bash(jq:*)', 'Bash(ssh:*)']) }],
    ['gone', { 'b/.claude/settings.json': undefined }],
  );
  const found = timeline(folder);
  expect(told(found)).toEqual(['gone: narrowed', 'move them: widened', 'dotfiles: widened', 'move it: equivalent', 'nested: widened']);
  expect(found.steps[1]?.changes.map(({ rule }) => rule)).toEqual(['Bash(ssh:*)']);
  expect(told(timeline(folder, '--path', 'b'))).toEqual(['gone: narrowed', 'move it: widened']);
});

test('a file that falls out of force, and hooks and servers', () => {
  const found = timeline(
    repository(
      ['deny', { [FILE]: settings([], { deny: ['Bash(rm:*)'] }) }],
      ['oops', { [FILE]: settings([], { deny: ['Bash(rm:*)'], defaultMode: 'all' }) }],
      ['server', { '.mcp.json': '{ "mcpServers": { "x": { "command": "npx", "args": ["x"] } } }' }],
    ),
  );
  expect(told(found)).toEqual(['server: equivalent', 'oops: widened', 'deny: narrowed']);
  expect(found.steps[0]?.surfaces).toMatchObject([{ kind: 'server', name: 'x' }]);
  expect(found.trend.outOfForce).toEqual([found.steps[1]?.commit]);
});

describe('what a clone does not hold is said', () => {
  test('a shallow one', () => {
    const folder = grown();
    const clone = p.folder({});
    p.git(clone, 'clone', '-q', '--depth', '3', `file://${folder}`, 'c');
    const found = timeline(`${clone}/c`);
    expect(found.gaps.join()).toContain('shallow');
    expect(told(found)).toEqual(['tighten: narrowed', 'docs: widened']);
  });

  test('a partial one, of which what is there is read', () => {
    const folder = grown();
    p.git(folder, 'config', 'uploadpack.allowFilter', 'true');
    p.git(folder, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
    const clone = p.folder({});
    p.git(clone, 'clone', '-q', '--filter=blob:none', `file://${folder}`, 'c');
    const { out, code } = p.run(`${clone}/c`, ['history', '-f', 'json']);
    const answer = JSON.parse(out) as {
      readonly incomplete: readonly { readonly reason: string }[];
      readonly steps: readonly Step[];
      readonly gaps: readonly string[];
    };
    expect([code, answer.gaps.join()]).toEqual([3, expect.stringContaining('partial')]);
    expect(answer.incomplete.length).toBeGreaterThan(1);
    expect(answer.incomplete.every(({ reason }) => reason.includes('missing from this clone'))).toBe(true);
    expect(answer.steps[0]).toMatchObject({ subject: 'tighten', allowRules: 1 });
    expect(p.run(`${clone}/c`, ['check', '--staged']).code).toBe(1);
  });

  test('missing contents', () => {
    const folder = grown();
    const name = p.git(folder, 'rev-parse', `HEAD~1:${FILE}`).trim();
    p.remove(folder, `.git/objects/${name.slice(0, 2)}/${name.slice(2)}`);
    const { out, code } = p.run(folder, ['history', '-f', 'json']);
    expect(code).toBe(3);
    const answer = JSON.parse(out) as { readonly incomplete: unknown; readonly steps: readonly Step[] };
    expect(JSON.stringify(answer.incomplete)).toContain('missing');
    // That this clone lacks a file does not mean that the client dropped it.
    expect(answer.steps.flatMap(({ forces }) => forces)).toEqual([]);
  });
});

test('settings behind a symbolic link are said', () => {
  const folder = repository(['add', { [FILE]: settings(['Bash(npm test)']) }]);
  p.remove(folder, FILE);
  symlinkSync('../shared.json', `${folder}/${FILE}`);
  add(folder, 'share', { 'shared.json': settings(['Bash']) });
  const { code, out } = p.run(folder, ['history']);
  expect([code, out.replace(/\s+/g, ' ')]).toEqual([3, expect.stringContaining('a symbolic link in some commits')]);
});

describe('formats', () => {
  test('text leads with the trend', () => {
    const { out, code } = p.run(grown(), ['history']);
    expect(code).toBe(0);
    expect(out).toMatch(/^HEAD: 7 commits of the main line, 5 touched configuration/);
    expect(out).toMatch(/Trending permissive: of 5 commits that touched configuration 2 let more happen,\n1 less, 1 more of one and less of another\./);
    expect(out).toContain('fix ascii');
    expect(out).not.toContain('  format\n');
  });

  test('csv has one line a commit, and no formula', () => {
    const folder = repository(['=cmd|" /C calc"!A0', { [FILE]: settings(['Bash(python3:*)']) }]);
    const { out } = p.run(folder, ['history', '-f', 'csv']);
    const [head = '', first = ''] = out.split('\r\n');
    expect(head.split(',').length).toBe(14);
    expect(first).toContain(`"'=cmd|"" /C calc""!A0"`);
  });

  test('markdown is one table', () => {
    const { out } = p.run(grown(), ['history', '-f', 'markdown']);
    expect(out).toContain('**Trending permissive');
    expect(out.split('\n').filter((line) => line.startsWith('| `'))).toHaveLength(4);
  });
});

test('what does not go together is said', () => {
  const folder = grown();
  for (const args of [['--all-commits', '--first-parent'], ['HEAD', 'HEAD~1'], ['nothing'], ['--path', '../..'], ['--since', 'whenever']]) {
    const { code, err } = p.run(folder, ['history', ...args]);
    expect({ args, code, said: err.startsWith('grantlint: ') }).toEqual({ args, code: 2, said: true });
  }
  expect(p.run(p.folder({}), ['history']).code).toBe(2);
});
