import type { AccessEntry, AccessList } from '../model/rights.ts';

/** The lists in what `getfacl` printed, by file name. A line of another shape belongs to no list. */
export function parseAccessLists(printed: string): Map<string, AccessList> {
  const lists = new Map<string, AccessList>();
  for (const block of printed.split('\n\n')) {
    const [head = '', ...lines] = block.split('\n');
    if (head.startsWith('# file: ')) lists.set(unescaped(head.slice('# file: '.length)), parseAccessList(lines.join('\n')));
  }
  return lists;
}

/** The lines of one list, as `getfacl` prints and `setfacl` takes them. */
export function parseAccessList(text: string): AccessList {
  const entries: AccessEntry[] = [];
  const forNew: AccessEntry[] = [];
  for (const [, inherited, of, id = '', r, w, x] of text.matchAll(/^(default:)?(user|group|other|mask):([^:\n]*):([r-])([w-])([xX-])/gm)) {
    const bits = (r === 'r' ? 4 : 0) | (w === 'w' ? 2 : 0) | (x === '-' ? 0 : 1);
    (inherited === undefined ? entries : forNew).push({ of: kindOf(of), id, bits });
  }
  return { entries, forNew };
}

const kindOf = (word: string | undefined): AccessEntry['of'] => (word === 'user' || word === 'group' || word === 'mask' ? word : 'other');

/** Line ends and backslashes in a name are printed as C escapes. */
const unescaped = (name: string): string =>
  name.replace(/\\(\\|[0-7]{3})/g, (_, code: string) => (code === '\\' ? '\\' : String.fromCharCode(Number.parseInt(code, 8))));
