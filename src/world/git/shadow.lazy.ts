import { type Dirent, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Failure } from '../failure.ts';
import type { Place } from '../repository.ts';
import { ownFile, smallText } from './own-file.ts';
import type { OwnFolders } from './own-folders.ts';

/** Where git is to look instead of in the repository's own folder. */
export type Shadow = { readonly folder: string; readonly failure?: undefined } | { readonly folder?: undefined; readonly failure: Failure };

const MOST_REFS = 200_000;
const DEEPEST_REF = 40;
const BIG = 512 * 1024 * 1024;
const SMALL = 16 * 1024 * 1024;

/**
 * A folder that git takes for the repository's own, with a configuration of ours. What says which commits there are is copied: HEAD, refs,
 * index, `shallow`, excludes; objects are reached by links to the folders that hold them. Configuration, hooks, attributes, grafts,
 * alternates, commit graphs and logs are left behind, so nothing that stands in them has an effect. Gone when the process ends.
 */
export function shadowOf(place: Place, own: OwnFolders, index: string | undefined, quarantine: string | undefined): Shadow {
  let folder: string;
  try {
    folder = mkdtempSync(join(tmpdir(), 'grantlint-git-'));
  } catch (error) {
    const message = `no folder could be made for it: ${error instanceof Error ? error.message : String(error)}`;
    return { failure: { kind: 'failed', message, remedy: 'Make the folder for temporary files writable.' } };
  }
  if (made.length === 0) process.on('exit', removeAll);
  made.push(folder);
  try {
    fill(folder, place, own, index, quarantine);
    return { folder };
  } catch (error) {
    if (error instanceof Refused) return { failure: error.failure };
    const message = `the repository could not be read: ${error instanceof Error ? error.message : String(error)}`;
    return { failure: { kind: 'damaged', message, remedy: 'Look at the repository with git itself.' } };
  }
}

const made: string[] = [];
const removeAll = (): void => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
};

class Refused extends Error {
  readonly failure: Failure;
  constructor(kind: Failure['kind'], message: string, remedy: string) {
    super(message);
    this.failure = { kind, message, remedy };
  }
}

const BORROWED = 'Clone it whole (git clone --no-local), or check without --hostile-repo if you trust it.';

const odd = (name: string, why: string): Refused =>
  why === 'too big'
    ? new Refused('too-big', `.git/${name} is too big to be copied`, 'Check without --hostile-repo if you trust the repository.')
    : new Refused('damaged', `.git/${name} is ${why}: with --hostile-repo it is not read`, 'Look at it; check without --hostile-repo if you trust it.');

function fill(folder: string, place: Place, { dir, common }: OwnFolders, index: string | undefined, quarantine: string | undefined): void {
  const head = ownFile(join(dir, 'HEAD'), 4_096);
  if (head.odd) throw odd('HEAD', head.odd);
  if (!head.bytes) throw new Refused('no-repository', 'the folder lies in no git repository', 'Start inside a git repository.');
  writeFileSync(join(folder, 'HEAD'), head.bytes);
  const hash = linkObjects(join(common, 'objects'), join(folder, 'objects'));
  if (isFolder(join(common, 'objects/info')) && /^[^#\n]/m.test(smallText(join(common, 'objects/info/alternates')) ?? ''))
    throw new Refused('outside', 'it borrows objects of another repository (objects/info/alternates): with --hostile-repo they are not read', BORROWED);
  if (quarantine !== undefined) {
    linkObjects(quarantine, join(folder, 'incoming'));
    mkdirSync(join(folder, 'objects/info'));
    writeFileSync(join(folder, 'objects/info/alternates'), '../incoming\n');
  }
  for (const [name, most] of [
    ['packed-refs', BIG],
    ['shallow', SMALL],
  ] as const) {
    copy(join(common, name), join(folder, name), name, most);
  }
  copy(index ?? join(dir, 'index'), join(folder, 'index'), 'index', BIG);
  for (const { name } of entriesOf(dir)) {
    if (/^[A-Z_]+_HEAD$/.test(name)) copy(join(dir, name), join(folder, name), name, SMALL);
    if (/^sharedindex\.[0-9a-f]{40,64}$/.test(name)) copy(join(dir, name), join(folder, name), name, BIG);
  }
  const refs = { left: MOST_REFS };
  copyFolder(join(common, 'refs'), join(folder, 'refs'), refs);
  if (dir !== common) copyFolder(join(dir, 'refs'), join(folder, 'refs'), refs);
  mkdirSync(join(folder, 'info'));
  if (isFolder(join(common, 'info'))) copy(join(common, 'info/exclude'), join(folder, 'info/exclude'), 'info/exclude', SMALL);
  const reftable = isFolder(join(common, 'reftable'));
  if (reftable) copyFolder(join(common, 'reftable'), join(folder, 'reftable'), refs);
  writeFileSync(join(folder, 'config'), configOf(place.bare === true, hash, reftable));
}

/** All that git is told about this repository. Sizes and order of an index of packs could say anything, so each pack's own is read. */
function configOf(bare: boolean, hash: 'sha1' | 'sha256', reftable: boolean): string {
  const extensions = [...(hash === 'sha256' ? ['objectFormat = sha256'] : []), ...(reftable ? ['refStorage = reftable'] : [])];
  const folds = process.platform === 'win32' || process.platform === 'darwin';
  const lines = [
    '[core]',
    `repositoryformatversion = ${extensions.length > 0 ? 1 : 0}`,
    `bare = ${bare}`,
    'multiPackIndex = false',
    ...(folds ? ['ignorecase = true'] : []),
    ...(process.platform === 'darwin' ? ['precomposeunicode = true'] : []),
    ...(process.platform === 'win32' ? ['longpaths = true', 'symlinks = false'] : []),
    ...(extensions.length > 0 ? ['[extensions]', ...extensions] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** Links to the folders of objects and packs, and which hash names them. Nothing in them may be a link or wait for somebody. */
function linkObjects(from: string, to: string): 'sha1' | 'sha256' {
  mkdirSync(to);
  if (!isFolder(from)) throw odd('objects', 'not a folder');
  let long = false;
  for (const entry of entriesOf(from)) {
    const { name } = entry;
    if (name !== 'pack' && !/^[0-9a-f]{2}$/.test(name)) continue;
    if (!entry.isDirectory()) throw odd(`objects/${name}`, 'not a folder');
    for (const object of entriesOf(join(from, name))) {
      if (!object.isFile() && !object.isDirectory()) throw odd(`objects/${name}/${object.name}`, 'not a regular file');
      if (/^(?:[0-9a-f]{62}|pack-[0-9a-f]{64}\.idx)$/.test(object.name)) long = true;
    }
    // On Windows only this kind of link needs no rights of its own; elsewhere the word means nothing.
    symlinkSync(join(from, name), join(to, name), 'junction');
  }
  return long ? 'sha256' : 'sha1';
}

function copy(from: string, to: string, name: string, most: number): void {
  const { bytes, odd: why } = ownFile(from, most);
  if (why) throw odd(name, why);
  if (bytes) writeFileSync(to, bytes, { mode: 0o600 });
}

/** Regular files below a folder. Links among them are no refs of ours. */
function copyFolder(from: string, to: string, budget: { left: number }, depth = 0): void {
  mkdirSync(to, { recursive: true });
  if (!isFolder(from) || depth > DEEPEST_REF) return;
  for (const entry of entriesOf(from)) {
    if (--budget.left < 0) throw new Refused('too-big', `the repository has more than ${MOST_REFS} refs`, 'Check without --hostile-repo if you trust it.');
    if (entry.isDirectory()) copyFolder(join(from, entry.name), join(to, entry.name), budget, depth + 1);
    else if (entry.isFile() && !entry.name.endsWith('.lock')) copy(join(from, entry.name), join(to, entry.name), `refs/…/${entry.name}`, SMALL);
  }
}

const isFolder = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

function entriesOf(folder: string): Dirent[] {
  return isFolder(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
}
