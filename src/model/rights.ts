/** Read, write and execute of one class of users, as the three bits of a mode have them. */
export type Bits = number;

/** One line of an access list. */
export interface AccessEntry {
  readonly of: 'user' | 'group' | 'other' | 'mask';
  /** Number or name of the user or group; '' for the owner, the owning group, mask and other. */
  readonly id: string;
  readonly bits: Bits;
}

/** POSIX access list of a file; of a folder also the one that new files in it get. */
export interface AccessList {
  readonly entries: readonly AccessEntry[];
  readonly forNew: readonly AccessEntry[];
}

/** What a file's mode alone does not say of who may read and replace it. */
export interface Rights {
  /** False where rights are no mode bits: on Windows. */
  readonly areModes: boolean;
  /** The file at the end of a symbolic link, by a name that facts understand; undefined: nothing is there, or it is not for us to look at. */
  target(file: string): string | undefined;
  /** The folders above a file, nearest first: to the root, and with `--user` on to the home folder or to `/`, as ssh does it. */
  folders(file: string): readonly string[];
  /** Access lists, for files and folders that have one. Costs a process: asked once for all. */
  accessLists(files: readonly string[]): ReadonlyMap<string, AccessList>;
  /** The kind of file system, where it makes modes up: then one mount option decides all of them. */
  madeUpBy(file: string): string | undefined;
}
