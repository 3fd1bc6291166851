import { expect, test } from 'vitest';
import { parseAccessLists } from '../../src/world/access-list.ts';
import { madeUpBy } from '../../src/world/mounts.ts';

const TABLE = [
  '22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/root rw',
  '30 22 0:40 / /mnt/c rw,noatime - 9p C:\\134 rw,aname=drvfs;path=C:\\;uid=1000;gid=1000;symlinkroot=/mnt/,mmap,access=client,msize=65536',
  '31 22 0:41 / /mnt/d rw,noatime - 9p D:\\134 rw,aname=drvfs;path=D:\\;metadata;uid=1000',
  '32 22 0:42 / /mnt/share rw - cifs //server/share rw,vers=3.1.1,file_mode=0755',
  '33 22 0:43 / /mnt/share/kept rw - cifs //server/kept rw,cifsacl',
  '34 22 8:17 / /media/my\\040stick rw - exfat /dev/sdb1 rw,fmask=0022',
  '35 22 0:44 / /mnt/share/inner rw - ext4 /dev/sdc1 rw',
  '36 22 0:45 / /sandbox rw - 9p none rw,trans=fd',
  '37 22 0:46 / /mnt/host rw - vboxsf host rw',
].join('\n');

test.each<[string, string | undefined]>([
  ['/home/a/.env', undefined],
  ['/mnt/c/Users/a/.env', 'drvfs'],
  ['/mnt/d/a/.env', undefined],
  ['/mnt/share/.env', 'cifs'],
  ['/mnt/share/kept/.env', undefined],
  ['/mnt/share/inner/.env', undefined],
  ['/mnt/shared/.env', undefined],
  ['/media/my stick/.env', 'exfat'],
  ['/sandbox/.env', undefined],
  ['/mnt/host/.env', 'vboxsf'],
])('modes of %s are made up by %s', (path, expected) => expect(madeUpBy(TABLE, path)).toBe(expected));

test('a damaged table says nothing', () => {
  for (const table of ['', '\n\n', '1 2 3', ' - ', '22 1 0:1 / / rw - ']) expect(madeUpBy(table, '/x')).toBeUndefined();
});

test('what getfacl prints is read by name, odd names too', () => {
  const printed = [
    '# file: /a b\\\\c\\012d\n# owner: 0\n# group: 0\nuser::rw-\nuser:1001:r--\ngroup::---\nmask::r--\nother::---',
    '# file: /conf\n# owner: 0\n# group: 0\n# flags: -s-\nuser::rwx\ngroup::r-x\nother::r-x\ndefault:user::rwx\ndefault:group:50:rw-\ndefault:mask::rwx\ndefault:other::---',
    'no list at all',
    '',
  ].join('\n\n');
  const lists = parseAccessLists(printed);
  expect([...lists.keys()]).toEqual(['/a b\\c\nd', '/conf']);
  expect(lists.get('/a b\\c\nd')?.entries).toContainEqual({ of: 'user', id: '1001', bits: 4 });
  expect(lists.get('/conf')?.forNew).toContainEqual({ of: 'group', id: '50', bits: 6 });
  expect(lists.get('/conf')?.entries).toHaveLength(3);
});
