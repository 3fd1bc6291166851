import { type Disk, realPath } from '../../policy/disk.ts';
import { basename, dirname, resolve } from '../../policy/paths/posix.ts';

/** What the look-up of a folder's trust needs of the machine: absolute paths. */
export interface Machine extends Disk {
  /** Text of a small file, links followed; undefined where it cannot be read. */
  text(path: string): string | undefined;
}

/**
 * The key under `projects` of `.claude.json` that decides whether a folder is trusted (permissions-paths §5.3, worktrees and links measured on
 * 2.1.329): the real path of the top of its git repository, of a linked work tree the top of the main one, and of a folder in no repository its own.
 * A folder above counts for nothing.
 */
export function trustKey(folder: string, machine: Machine): string {
  const start = realPath(folder, machine);
  for (let top = start; ; top = dirname(top)) {
    const dotGit = top === '/' ? '/.git' : `${top}/.git`;
    const kind = machine.kind(dotGit);
    if (kind === 'file') return mainWorkTree(top, dotGit, machine) ?? top;
    if (kind !== undefined) return top;
    if (top === '/') return start;
  }
}

/** Only where the repository names this work tree too: a file alone may name any repository, and would borrow its trust. */
function mainWorkTree(top: string, dotGit: string, machine: Machine): string | undefined {
  const named = /^gitdir: (.+)/.exec(machine.text(dotGit) ?? '')?.[1]?.trim();
  if (named === undefined) return undefined;
  const own = realPath(resolve(top, named), machine);
  const shared = machine.text(`${own}/commondir`)?.trim();
  if (shared === undefined || shared === '') return undefined;
  const common = realPath(resolve(own, shared), machine);
  const back = machine.text(`${own}/gitdir`)?.trim();
  if (dirname(own) !== `${common}/worktrees` || back === undefined || realPath(resolve(own, back), machine) !== dotGit) return undefined;
  return basename(common) === '.git' ? dirname(common) : common;
}
