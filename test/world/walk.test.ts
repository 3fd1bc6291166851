import { simpleGit } from 'simple-git';
import { describe, expect, test } from 'vitest';
import type { Walked, WalkOptions } from '../../src/world/git/walk.ts';
import { historyAt } from '../../src/world/history.ts';
import { repositoryAt } from '../../src/world/open.ts';
import { gitIn, options, repository, temporary, write } from './repository.ts';

async function walked(folder: string, more: Partial<WalkOptions> = {}): Promise<Walked> {
  const at = repositoryAt(folder, options(folder));
  if (!at.place) throw new Error(at.failure.message);
  const found = await historyAt(at.place, options(folder)).walk({ tip: 'HEAD', all: false, wanted: (path) => path.endsWith('.json'), ...more });
  if (!found.commits) throw new Error(found.failure.message);
  return found;
}

const commit = (folder: string, subject: string, files: Readonly<Record<string, string>>, ...gone: readonly string[]) => {
  write(folder, files);
  for (const file of gone) gitIn(folder, 'rm', '-q', file);
  gitIn(folder, 'add', '-A');
  gitIn(folder, 'commit', '-q', '--allow-empty', '-m', subject);
};

const told = ({ commits }: Walked) =>
  commits.map(({ subject, changes }) => `${subject}: ${changes.map(({ path, before, after }) => `${before ? (after ? '~' : '-') : '+'}${path}`).join(' ')}`);

/** Two lines of history that were merged, with a rename, a deletion and names that are hard to write. */
function branched(): string {
  const folder = repository({ 'a.json': '1', 'x.txt': '1' });
  commit(folder, 'rename', { 'sub/b.json': '1' }, 'a.json');
  gitIn(folder, 'checkout', '-q', '-b', 'side');
  commit(folder, 'on the side\nof it', { 'ä "q" \\.json': '1' });
  gitIn(folder, 'checkout', '-q', 'main');
  commit(folder, 'words only', { 'x.txt': '2' });
  gitIn(folder, 'merge', '-q', '--no-ff', '-m', 'merge', 'side');
  commit(folder, 'gone \x02 odd', {}, 'sub/b.json');
  return folder;
}

describe('a walk', () => {
  test('of the main line tells what each commit changed; a merge is one step', async () => {
    const found = await walked(branched());
    expect(told(found)).toEqual(['gone \x02 odd: -sub/b.json', 'merge: +ä "q" \\.json', 'rename: -a.json +sub/b.json', 'one: +a.json']);
    expect(found).toMatchObject({ total: 5, reachedRoot: true });
  });

  test('of all commits knows every one, with its parents', async () => {
    const seen: string[] = [];
    const found = await walked(branched(), { all: true, each: ({ name }) => seen.push(name) });
    expect(told(found)).toEqual([
      'one: +a.json',
      'rename: -a.json +sub/b.json',
      'on the side of it: +ä "q" \\.json',
      'merge: +ä "q" \\.json',
      'gone \x02 odd: -sub/b.json',
    ]);
    expect(seen).toHaveLength(6);
    expect(found.commits[3]?.parents).toHaveLength(2);
  });

  test('ends at a revision, begins at any, and stays below a path', async () => {
    const folder = branched();
    expect(told(await walked(folder, { since: 'HEAD~2' }))).toEqual(['gone \x02 odd: -sub/b.json', 'merge: +ä "q" \\.json']);
    expect(told(await walked(folder, { tip: 'HEAD~3' }))).toEqual(['rename: -a.json +sub/b.json', 'one: +a.json']);
    expect(told(await walked(folder, { paths: ['sub'] }))).toEqual(['gone \x02 odd: -sub/b.json', 'rename: +sub/b.json']);
    expect((await walked(folder, { since: '2001-01-01' })).total).toBe(5);
    expect((await walked(folder, { since: '2099-01-01' })).total).toBe(0);
  });

  test('a day begins at midnight', async () => {
    const folder = branched();
    const [tree, parent] = [gitIn(folder, 'rev-parse', 'HEAD~1^{tree}').trim(), gitIn(folder, 'rev-parse', 'HEAD').trim()];
    const who = 'a <a@example.com> 1717200000 +0000';
    write(folder, { '.git/one': `tree ${tree}\nparent ${parent}\nauthor ${who}\ncommitter ${who}\n\nat midnight\n` });
    const tip = gitIn(folder, 'hash-object', '-t', 'commit', '-w', '.git/one').trim();
    expect((await walked(folder, { tip, since: '2024-06-01' })).commits[0]?.subject).toBe('at midnight');
    expect((await walked(folder, { tip, since: '2024-06-02' })).total).toBe(0);
  });

  test('says what a clone does not hold', async () => {
    const folder = branched();
    const clone = `${temporary()}/c`;
    gitIn(folder, 'clone', '-q', '--depth', '2', `file://${folder}`, clone);
    const found = await walked(clone);
    expect(found.gaps.shallow.size).toBe(1);
    expect([...found.gaps.shallow]).toContain(found.commits.at(-1)?.name);
    expect((await walked(folder)).gaps).toMatchObject({ grafts: false, replaced: 0, partial: false });
    gitIn(folder, 'replace', 'HEAD', 'HEAD~1');
    expect((await walked(folder)).gaps.replaced).toBe(1);
    expect(told(await walked(folder))[0]).toBe('gone \x02 odd: -sub/b.json');
  });

  test('survives settings of the repository that change how git prints', async () => {
    const folder = branched();
    const before = told(await walked(folder));
    for (const [key, value] of [
      ['log.diffMerges', 'cc'],
      ['log.showRoot', 'false'],
      ['diff.renames', 'copies'],
      ['diff.orderFile', '/dev/zero'],
      ['log.decorate', 'full'],
      ['log.mailmap', 'true'],
      ['i18n.logOutputEncoding', 'UTF-16'],
      ['diff.noprefix', 'true'],
      ['core.quotePath', 'true'],
      ['log.follow', 'true'],
      ['format.pretty', 'raw'],
      ['core.abbrev', '4'],
      ['color.ui', 'always'],
    ] as const)
      gitIn(folder, 'config', key, value);
    expect(told(await walked(folder))).toEqual(before);
  });

  test('a second reader sees the same commits and files', async () => {
    const folder = branched();
    const found = await walked(folder, { wanted: () => true });
    const { all } = await simpleGit(folder).log(['--first-parent', '--diff-merges=first-parent', '--name-status', '--no-renames']);
    expect(found.commits.map(({ name }) => name)).toEqual(all.map(({ hash }) => hash));
    expect(found.commits.map(({ changes }) => changes.length)).toEqual(all.map(({ diff }) => diff?.files.length ?? 0));
  });
});

test('contents come by name out of one process, and what is missing is said', async () => {
  const folder = branched();
  const at = repositoryAt(folder, options(folder));
  if (!at.place) throw new Error(at.failure.message);
  const { contents } = historyAt(at.place, options(folder));
  const names = gitIn(folder, 'rev-parse', 'HEAD:x.txt', 'HEAD~4:a.json', 'HEAD^{tree}').trim().split('\n');
  const missing = '1'.repeat(40);
  await contents.fetch([...names, missing]);
  const [text = '', first = '', tree = ''] = names;
  expect(Buffer.from(contents.read(text).bytes ?? []).toString()).toBe('2');
  expect(Buffer.from(contents.read(first).bytes ?? []).toString()).toBe('1');
  expect(contents.read(tree).problem).toBe('not-a-file');
  expect(contents.read(missing).problem).toBe('missing');
  contents.forget();
  await contents.fetch([first]);
  expect(contents.read(first).bytes).toBeDefined();
  contents.close();
});
