import { isProvided } from '../load/secrets/outside.ts';
import type { Facts, FileStat, SecretFile } from '../model/harness.ts';
import type { AccessList } from '../model/rights.ts';
import { inShell, octal } from './secret-files.ts';

export type Fault =
  /** Group or others can read it, or an access list lets somebody. */
  | 'readable'
  /** Its mode is open, and a folder above keeps everybody out. */
  | 'sheltered'
  | 'writable'
  | 'foreign'
  /** Whoever can write a folder above can put another file in its place. */
  | 'folder'
  | 'group-folder'
  | 'foreign-folder'
  /** `/tmp`: others cannot replace it, but they can be there first. */
  | 'shared-folder'
  /** Another name of the same file. */
  | 'hard-link'
  /** The file system keeps no modes. */
  | 'made-up'
  /** Rights are no mode bits here: Windows. */
  | 'unchecked'
  /** A link out of what may be looked at, or to nothing. */
  | 'unseen'
  | 'absent'
  | 'not-a-file';

/** One thing that is wrong with the rights of a secret file. Holds names, modes and users, never anything of the content. */
export interface SecretFault {
  readonly fault: Fault;
  /** The secret file, as it is known to the harness. */
  readonly file: string;
  /** What has the wrong rights: the file, the one that its link leads to, or a folder above. */
  readonly of: string;
  readonly mode?: number;
  /** Whom they are open to, in words. */
  readonly who?: string;
  /** Open to everybody, not only to a group or single users. */
  readonly everybody?: boolean;
  /** The file system, the number of names, or the folder that shelters it. */
  readonly detail?: string;
  readonly remedy: string;
}

/** Harm, as opposed to what is only worth knowing. */
export const isHarm = ({ fault }: SecretFault): boolean => fault === 'readable' || fault === 'writable' || fault === 'foreign' || fault === 'folder';

/**
 * What is wrong with the rights of secret files, after the model of ssh: the file itself (a link is followed, and the file at its end is
 * judged) belongs to its user and gives group and others nothing, and nobody else can write a folder above it. Asks for access lists once.
 */
export function secretFaults(secrets: readonly SecretFile[], facts: Facts, also: readonly string[] = []): readonly SecretFault[] {
  const { rights } = facts;
  if (!rights.areModes) return secrets.map(({ file }) => ({ fault: 'unchecked', file, of: file, remedy: 'Look at its rights yourself: `icacls FILE`.' }));
  const places = secrets.map((secret) => placeOf(secret, facts));
  const lists = accessListsOf(places, facts, also);
  return places.flatMap((place) => [...faultsOf(place, facts, lists)]);
}

/** A secret file, where it really lies, and the folders above both names. */
interface Place {
  readonly secret: SecretFile;
  readonly of: string;
  readonly stat: FileStat | undefined;
  readonly folders: readonly { readonly name: string; readonly stat: FileStat; readonly nearest: boolean }[];
}

/** Links on the way to a folder are followed this often. */
const MOST_LINKS = 8;

function placeOf(secret: SecretFile, facts: Facts): Place {
  const target = facts.stat(secret.file)?.kind === 'symlink' ? facts.rights.target(secret.file) : undefined;
  const of = target ?? secret.file;
  const folders = new Map<string, Place['folders'][number]>();
  const climb = (file: string, depth: number): void => {
    for (const [i, name] of facts.rights.folders(file).entries()) {
      const stat = facts.stat(name);
      if (folders.has(name) || !stat) continue;
      // Everybody may "write" a link: what counts is the folder that it leads to, and the folders above that.
      const end = stat.kind === 'symlink' && depth < MOST_LINKS ? facts.rights.target(name) : undefined;
      if (end !== undefined) climb(`${end.replace(/\/$/, '')}/x`, depth + 1);
      else if (stat.kind === 'directory') folders.set(name, { name, stat, nearest: i === 0 });
    }
  };
  climb(secret.file, 0);
  if (target !== undefined) climb(target, 0);
  return { secret, of, stat: facts.stat(of), folders: [...folders.values()] };
}

function accessListsOf(places: readonly Place[], facts: Facts, also: readonly string[]): ReadonlyMap<string, AccessList> {
  const asked = new Set(also);
  for (const { secret, of, stat, folders } of places) {
    // Of a file with an access list the group's bits are the most that the list gives to anybody.
    if (stat?.kind === 'file' && (stat.mode ?? 0) & 0o060 & ~(secret.allowed ?? 0)) asked.add(of);
    for (const { name, stat: folder } of folders) if ((folder.mode ?? 0) & 0o020) asked.add(name);
  }
  return asked.size === 0 ? new Map() : facts.rights.accessLists([...asked]);
}

function* faultsOf({ secret, of, stat, folders }: Place, facts: Facts, lists: ReadonlyMap<string, AccessList>): Generator<SecretFault> {
  const { file, allowed = 0 } = secret;
  if (isProvided(of) || isProvided(file)) return;
  if (!stat) return yield { fault: 'absent', file, of, remedy: 'Create it, or correct the place that names it.' };
  if (stat.kind === 'symlink') {
    return yield { fault: 'unseen', file, of, remedy: 'Check with `--user`: only then is it followed out of the checked folder.' };
  }
  if (stat.kind !== 'file') return yield { fault: 'not-a-file', file, of, remedy: 'Put a regular file there.' };
  if (isForeign(of, stat, facts))
    yield { fault: 'foreign', file, of, remedy: `Take it over: \`chown "$(id -un)" ${inShell(of)} && chmod 600 ${inShell(of)}\`.` };
  else if (stat.mode !== undefined) {
    const { bits, who, everybody, listed } = openTo(stat, lists.get(of), allowed, 0o6);
    const madeUpBy = bits ? facts.rights.madeUpBy(of) : undefined;
    const shell = inShell(of);
    if (madeUpBy !== undefined) {
      yield {
        fault: 'made-up',
        file,
        of,
        mode: stat.mode,
        detail: madeUpBy,
        remedy: 'Move it to a file system that keeps modes, or mount this one with `umask=077`.',
      };
    } else if (bits) {
      const to = octal(0o600 | (allowed & 0o077));
      const shelter = shelterOf(of, facts);
      yield {
        fault: shelter !== undefined ? 'sheltered' : bits & 0o022 ? 'writable' : 'readable',
        ...(shelter !== undefined && { detail: shelter }),
        file,
        of,
        mode: stat.mode,
        who,
        everybody,
        remedy: listed
          ? `\`setfacl -b ${shell} && chmod ${to} ${shell}\` takes the rights of others away.`
          : `\`chmod ${to} ${shell}\` takes the rights of group and others away.`,
      };
    }
    if (stat.names !== undefined && stat.names > 1) {
      yield {
        fault: 'hard-link',
        file,
        of,
        detail: `${stat.names}`,
        remedy: `Find the others with \`find / -xdev -samefile ${shell}\`; a copy of its own ends the link.`,
      };
    }
  }
  const seen = new Set<Fault>();
  for (const { name, stat: folder, nearest } of folders) {
    const fault = folderFault(name, folder, nearest, facts, lists);
    if (fault && !seen.has(fault.fault)) {
      seen.add(fault.fault);
      yield { file, of: name, ...(folder.mode !== undefined && { mode: folder.mode }), ...fault };
    }
  }
}

/** A folder between the tree's root and a file that only its owner can enter; of one with an access list the group's bits are the most that it gives. */
function shelterOf(file: string, facts: Facts): string | undefined {
  return facts.rights.folders(file).find((folder) => {
    const stat = folder === treeRoot(folder) || folder.startsWith('..') ? undefined : facts.stat(folder);
    return stat?.kind === 'directory' && stat.mode !== undefined && stat.owned !== false && (stat.mode & 0o011) === 0;
  });
}

function folderFault(
  name: string,
  folder: FileStat,
  nearest: boolean,
  facts: Facts,
  lists: ReadonlyMap<string, AccessList>,
): Pick<SecretFault, 'fault' | 'who' | 'remedy'> | undefined {
  const { mode = 0 } = folder;
  const shell = inShell(name === '' ? '.' : name);
  if (mode & 0o002 && !(mode & 0o1000)) return { fault: 'folder', who: 'every user of this machine', remedy: `Take the right away: \`chmod o-w ${shell}\`.` };
  if (isForeign(name, folder, facts)) return { fault: 'foreign-folder', who: 'its owner', remedy: 'Move the file to a folder of your own, with mode 700.' };
  if (mode & 0o002) return nearest ? { fault: 'shared-folder', remedy: 'Move the file to a folder of your own, with mode 700.' } : undefined;
  if (!(mode & 0o020) || mode & 0o1000) return undefined;
  const list = lists.get(name);
  const { bits, who } = openTo(folder, list, 0, 0o2);
  // A personal group and umask 002: then everything is like this, and the group has one member.
  const isUsual = list === undefined && (facts.stat(treeRoot(name))?.mode ?? 0) & 0o020 && folder.gid === folder.uid;
  return bits & 0o022 && !isUsual ? { fault: 'group-folder', who, remedy: `Take the right away: \`chmod g-w ${shell}\`.` } : undefined;
}

/** Not the reader's, and not root's. A tree that belongs to somebody else as a whole is no news: containers, and root who looks at a user's project. */
function isForeign(name: string, stat: FileStat, facts: Facts): boolean {
  if (stat.owned !== false) return false;
  const root = facts.stat(treeRoot(name));
  return name.startsWith('/') || root?.owned !== false || root.uid !== stat.uid;
}

const treeRoot = (name: string): string => (name.startsWith('~/') ? '~/' : name.startsWith('/managed/') ? '/managed/' : name.startsWith('/') ? '/' : '');

/** Which of the asked rights somebody has besides the owner and root, and who that is. */
function openTo(
  stat: FileStat,
  list: AccessList | undefined,
  allowed: number,
  asked: number,
): { bits: number; who: string; everybody: boolean; listed: boolean } {
  const { mode = 0 } = stat;
  const others = mode & asked & ~allowed;
  const named: string[] = [];
  let group = (mode >> 3) & asked;
  if (list && list.entries.length > 0) {
    const mask = list.entries.find(({ of }) => of === 'mask')?.bits ?? 7;
    group = 0;
    for (const { of, id, bits } of list.entries) {
      if (of === 'other' || of === 'mask' || (of === 'user' && (id === '' || id === '0' || id === String(stat.uid)))) continue;
      const effective = bits & mask & asked & ~(allowed >> 3);
      group |= effective;
      if (effective) named.push(id === '' ? 'every member of its group' : `${of} ${id}`);
    }
  }
  const bits = others | ((group << 3) & ~allowed);
  const isListed = named.some((name) => !name.startsWith('every'));
  const few = named.length > 3 ? `${named.slice(0, 2).join(', ')} and ${named.length - 2} more` : named.join(' and ');
  return {
    bits,
    who: others ? 'every user of this machine' : isListed ? `${few} (by its access list)` : 'every member of its group',
    everybody: others !== 0,
    listed: isListed,
  };
}

/** The fault as a sentence, for who prints no findings. */
export function faultInWords({ fault, file, of, mode, who, detail }: SecretFault): string {
  const it = of === file ? file : `${of} (${file} leads there)`;
  const withMode = mode === undefined ? '' : ` has mode ${octal(mode)}`;
  const folder = `the folder ${of === '' ? '.' : of}`;
  switch (fault) {
    case 'readable':
      return `${it}${withMode}: ${who} can read it`;
    case 'sheltered':
      return `${it}${withMode}: only the mode of ${detail} keeps others out`;
    case 'writable':
      return `${it}${withMode}: ${who} can change it`;
    case 'foreign':
      return `${it} belongs to another user, who can read and change it`;
    case 'folder':
    case 'group-folder':
      return `${folder}${withMode}: ${who} can replace ${file}`;
    case 'foreign-folder':
      return `${folder} belongs to another user, who can replace ${file}`;
    case 'shared-folder':
      return `${file} lies in ${of}, where every user can create files: after it is gone, whoever is first puts another in its place`;
    case 'hard-link':
      return `${it} has ${detail} names (hard links): deleting it leaves the secret under the others`;
    case 'made-up':
      return `${it} lies on ${detail}, which keeps no modes: ${mode === undefined ? 'they' : octal(mode)} is an option of the mount, and who can read it was not checked`;
    case 'unchecked':
      return `who can read ${file} was not checked: on Windows rights are no modes`;
    case 'unseen':
      return `${file} is a link that leads out of the checked folder or to nothing: the file at its end was not checked`;
    case 'absent':
      return `${file} is not there`;
    case 'not-a-file':
      return `${it} is no regular file`;
  }
}
