import type { Facts, FileStat, SecretFile } from '../../model/harness.ts';

/** Whether others may get at a secret file, or it may not be what it seems: a look at modes, asked on every start. */
export const mayBeOpen = (secret: SecretFile, facts: Facts): boolean => isOddFile(secret) || hasOpenFolder(secret.file, facts);

/** A link, whose end the rules look at; a file of somebody else, with rights for others, with two names, or of which nobody knows (Windows). */
export function isOddFile({ stat, allowed = 0 }: SecretFile): boolean {
  if (stat?.kind === 'symlink') return stat.mode !== undefined;
  if (stat?.kind !== 'file') return false;
  if (stat.mode === undefined) return stat.executable === undefined;
  return stat.owned === false || (stat.mode & 0o066 & ~allowed) !== 0 || stat.names !== undefined;
}

/** Whether somebody else may write a folder above. */
export function hasOpenFolder(file: string, facts: Facts): boolean {
  const root = file.startsWith('~/') ? '~/' : '';
  const top = facts.stat(root);
  for (let at = file.lastIndexOf('/'); at >= root.length; at = file.lastIndexOf('/', at - 1)) if (isOpen(facts.stat(file.slice(0, at)), top)) return true;
  return isOpen(top, top);
}

/** With a personal group and umask 002 every folder is writable for the group, which has one member. */
function isOpen(stat: FileStat | undefined, root: FileStat | undefined): boolean {
  const mode = stat?.mode ?? 0;
  if (mode & 0o002 || stat?.owned === false) return true;
  return (mode & 0o020) !== 0 && !((root?.mode ?? 0) & 0o020 && stat?.gid === stat?.uid);
}
