/** File systems that keep no modes: what `ls` shows is an option of the mount, the same for all files. */
const MADE_UP = /^(?:v?fat|msdos|exfat|ntfs3?|cifs|smb3?|smbfs|drvfs|vboxsf|prl_fs|fuseblk|fuse\.(?:exfat|vmhgfs-fuse|ntfs(?:-3g)?|rclone|s3fs|gcsfuse))$/;

/**
 * The file system on which an absolute path lies, if it makes modes up. `table` is `/proc/self/mountinfo`: id, parent, device, root, place,
 * options, then after a dash the type, the source and the options of the file system. A Windows drive under WSL 2 is 9p with `aname=drvfs`.
 */
export function madeUpBy(table: string, path: string): string | undefined {
  let best = '';
  let found: string | undefined;
  for (const line of table.split('\n')) {
    const [mount = '', system = ''] = line.split(' - ');
    const place = unescaped(mount.split(' ')[4] ?? '');
    if (place === '' || place.length < best.length || !(path === place || path.startsWith(place === '/' ? '/' : `${place}/`))) continue;
    const [type = '', , options = ''] = system.split(' ');
    best = place;
    found = MADE_UP.test(type) && !/\b(?:cifsacl|modefromsid|acl)\b/.test(options) ? type : type === '9p' && isWindowsDrive(options) ? 'drvfs' : undefined;
  }
  return found;
}

/** With `metadata` the drive keeps the modes that Linux programs set. */
const isWindowsDrive = (options: string): boolean => /\baname=drvfs\b/.test(options) && !/\bmetadata\b/.test(options);

const unescaped = (place: string): string => place.replace(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)));
