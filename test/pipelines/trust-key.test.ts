import { expect, test } from 'vitest';
import { type Machine, trustKey } from '../../src/pipelines/preflight/trust-key.ts';

/** A path that ends in `/` is a folder, a value that starts with `->` a link. */
function machine(files: Readonly<Record<string, string>>): Machine {
  return {
    kind: (path) =>
      files[path]?.startsWith('->')
        ? 'link'
        : files[path] !== undefined
          ? 'file'
          : Object.keys(files).some((f) => f.startsWith(`${path}/`))
            ? 'directory'
            : undefined,
    target: (path) => files[path]?.slice(2),
    text: (path) => files[path],
  };
}

const linked = {
  '/w/.git': 'gitdir: /main/.git/worktrees/w\n',
  '/main/.git/HEAD': 'ref: refs/heads/main\n',
  '/main/.git/worktrees/w/commondir': '../..\n',
  '/main/.git/worktrees/w/gitdir': '/w/.git\n',
};
const bare = Object.fromEntries(
  Object.entries(linked).map(([file, text]) => [file.replace('/main/.git', '/main.git'), text.replace('/main/.git', '/main.git')]),
);

/** Each was asked of client 2.1.329: with this key the project's allow rule counted, with others it did not. */
const CASES: readonly (readonly [title: string, folder: string, files: Readonly<Record<string, string>>, key: string])[] = [
  ['a repository', '/p', { '/p/.git/HEAD': '' }, '/p'],
  ['a folder in a repository', '/p/sub', { '/p/.git/HEAD': '', '/p/sub/x': '' }, '/p'],
  ['no repository', '/p/sub', { '/p/sub/x': '' }, '/p/sub'],
  ['a link to the folder', '/ln', { '/ln': '->/p', '/p/.git/HEAD': '' }, '/p'],
  ['.git is a link', '/p/sub', { '/p/.git': '->/gd', '/gd/HEAD': '', '/p/sub/x': '' }, '/p'],
  ['a linked work tree', '/w', linked, '/main'],
  ['a folder in it', '/w/sub', { ...linked, '/w/sub/x': '' }, '/main'],
  ['named by a relative path', '/w', { ...linked, '/w/.git': 'gitdir: ../main/.git/worktrees/w\n' }, '/main'],
  ['of a bare repository', '/w', bare, '/main.git'],
  ['the repository does not know it', '/w', { ...linked, '/main/.git/worktrees/w/gitdir': '/elsewhere/.git\n' }, '/w'],
  ['commondir is empty', '/w', { ...linked, '/main/.git/worktrees/w/commondir': '' }, '/w'],
  ['a submodule', '/s/m', { '/s/.git/HEAD': '', '/s/m/.git': 'gitdir: ../.git/modules/m\n', '/s/.git/modules/m/HEAD': '' }, '/s/m'],
  ['.git names nothing', '/p', { '/p/.git': 'gitdir: /nowhere\n' }, '/p'],
];

test.each(CASES)('%s', (_, folder, files, key) => expect(trustKey(folder, machine(files))).toBe(key));
