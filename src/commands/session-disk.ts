import type { Facts, FileStat } from '../model/harness.ts';
import type { Disk } from '../policy/disk.ts';
import { below } from '../policy/paths/posix.ts';
import type { Host } from '../world/host.ts';
import { isRemote } from '../world/links.ts';
import { openWork } from '../world/open.ts';

/** The disk of this machine, for questions about a work tree: links outside of it count too. Rules and links of a project open no connection. */
export function machineDisk(host: Host): Disk {
  const { world } = openWork('/', { env: host.env, cwd: host.cwd });
  const isHere = (path: string) => !isRemote(path) || below(path, host.cwd) !== undefined || below(host.cwd, path) !== undefined;
  const at = (path: string): FileStat | undefined => (isHere(path) ? world?.project.stat(path.slice(1)) : undefined);
  return diskOf(at);
}

/** What a commit or an index holds; nothing is known of the rest of the disk. */
export function snapshotDisk(facts: Facts, root: string): Disk {
  const disk = diskOf((path) => {
    const inside = below(path, root);
    return inside === undefined ? undefined : facts.stat(inside);
  });
  return {
    ...disk,
    kind: (path) => (path === root ? 'directory' : disk.kind(path)),
    get linkless() {
      return facts.files().every((file) => facts.stat(file)?.kind !== 'symlink');
    },
  };
}

function diskOf(stat: (path: string) => FileStat | undefined): Disk {
  return {
    kind(path) {
      const kind = stat(path)?.kind;
      return kind === 'symlink' ? 'link' : kind === 'other' ? 'file' : kind;
    },
    target: (path) => stat(path)?.target,
  };
}
