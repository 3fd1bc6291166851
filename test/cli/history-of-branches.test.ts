import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerOf } from './answers.ts';
import { program } from './program.ts';

const p = program();

const FILES = ['.claude/settings.json', 'a/.claude/settings.json', 'a/b/.claude/settings.json'] as const;
type Files = Readonly<Record<string, string>>;

/** A commit of a made-up history: parents by number, clocks that may go wrong, and what it holds. */
interface Made {
  readonly parents: readonly number[];
  readonly files: Files;
  readonly time: number;
}

const draft = fc.record({
  parents: fc.uniqueArray(fc.nat(5), { minLength: 1, maxLength: 3 }),
  brings: fc.array(fc.boolean(), { maxLength: 2 }),
  change: fc.option(fc.record({ file: fc.constantFrom(...FILES), rules: fc.option(fc.array(fc.nat(9), { maxLength: 4 })) }), { freq: 2 }),
  late: fc.integer({ min: -20_000, max: 20_000 }),
});
type Draft = typeof draft extends fc.Arbitrary<infer T> ? T : never;

/** The last commit brings all branches together. */
function made(drafts: readonly Draft[]): readonly Made[] {
  const commits: Made[] = [];
  for (const [i, { parents: back, brings, change, late }] of drafts.entries()) {
    const heads = commits.flatMap((_, n) => (commits.some(({ parents }) => parents.includes(n)) ? [] : [n]));
    const near = [...new Set(back.map((n) => Math.max(0, i - 1 - n)))];
    const parents = i === 0 ? [] : i === drafts.length - 1 ? [...new Set([...near.slice(0, 1), ...heads])] : near;
    const files: Record<string, string> = { 'x.txt': `${i >> 1}`, ...commits[parents[0] ?? -1]?.files };
    for (const [n, other] of parents.slice(1).entries()) if (brings[n]) Object.assign(files, commits[other]?.files);
    if (change?.rules) files[change.file] = JSON.stringify({ permissions: { allow: change.rules.map((n) => `Bash(t${n})`) } });
    else if (change) delete files[change.file];
    commits.push({ parents, files, time: 1_700_000_000 + i * 3600 + (i % 3 === 0 ? late : 0) });
  }
  return commits;
}

function written(commits: readonly Made[]): string {
  const folder = p.folder({});
  p.git(folder, 'init', '-q', '-b', 'main');
  const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const text = commits.map(({ parents, files, time }, i) =>
    [
      `commit refs/heads/b${i}\nmark :${i + 1}\ncommitter A <a@example.com> ${time} +0000\n${data(`s${i}`)}`,
      ...parents.map((parent, n) => `${n === 0 ? 'from' : 'merge'} :${parent + 1}\n`),
      'deleteall\n',
      ...Object.entries(files).map(([file, content]) => `M 100644 inline ${file}\n${data(content)}`),
    ].join(''),
  );
  execFileSync('git', ['-C', folder, 'fast-import', '--quiet'], {
    input: `${text.join('\n')}\nreset refs/heads/main\nfrom :${commits.length}\n\n`,
    stdio: 'pipe',
  });
  return folder;
}

/** Commits that make a state of their own, below a path, by subject with the number of allow rules after them. */
function expected(commits: readonly Made[], among: (n: number) => boolean, path: string, merges: boolean): Readonly<Record<string, number>> {
  const wanted = FILES.filter((file) => file.startsWith(path));
  return Object.fromEntries(
    commits.flatMap(({ parents, files }, i) => {
      const [first, ...others] = parents.map((n) => commits[n]?.files ?? {});
      const changed = wanted.filter((file) => first?.[file] !== files[file]);
      const own = others.length === 0 || merges || changed.some((file) => others.every((other) => other[file] !== files[file]));
      const allow = wanted.reduce((n, file) => n + (files[file]?.match(/Bash/g) ?? []).length, 0);
      return among(i) && changed.length > 0 && own ? [[`s${i}`, allow]] : [];
    }),
  );
}

interface Timeline {
  readonly steps: readonly { readonly subject: string; readonly allowRules: number }[];
  readonly trend: { readonly allowRules: { readonly to: number } };
}

test('branches, merges of many, and clocks that go wrong: each commit is compared with its own first parent', () => {
  fc.assert(
    fc.property(fc.array(draft, { minLength: 3, maxLength: 30 }), (drafts) => {
      const commits = made(drafts);
      const folder = written(commits);
      const steps = (...args: readonly string[]) => {
        const { out, code } = p.run(folder, ['history', '-f', 'json-v1', ...args]);
        expect(code).toBe(0);
        return answerOf('history', out) as Timeline;
      };
      const asRecord = (found: Timeline) => Object.fromEntries(found.steps.map(({ subject, allowRules }) => [subject, allowRules]));
      const line = new Set<number>();
      for (let n: number | undefined = commits.length - 1; n !== undefined; n = commits[n]?.parents[0]) line.add(n);
      const all = steps('--all-commits');
      expect(asRecord(all)).toEqual(expected(commits, () => true, '', false));
      if (all.steps.length > 0)
        expect(all.trend.allowRules.to).toBe(
          Object.values(commits.at(-1)?.files ?? {})
            .join()
            .match(/Bash/g)?.length ?? 0,
        );
      expect(asRecord(steps('--all-commits', '--path', 'a'))).toEqual(expected(commits, () => true, 'a', false));
      expect(asRecord(steps())).toEqual(expected(commits, (n) => line.has(n), '', true));
      expect(asRecord(steps('--path', 'a'))).toEqual(expected(commits, (n) => line.has(n), 'a', true));
    }),
    { numRuns: 6 * Number(process.env['GRANTLINT_ROUNDS'] ?? 1) },
  );
}, 120_000);
