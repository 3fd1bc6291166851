/** What a text means by a path relative to itself; undefined for addresses, anchors, patterns, placeholders and absolute paths. */
export function relativePath(target: string): string | undefined {
  const bare = decode(target.replace(/[?#].*/s, ''));
  if (bare === undefined || bare === '' || bare.length > 300) return undefined;
  if (/^[a-z][a-z0-9+.-]*:/i.test(bare) || /^[/~@$%#\\]/.test(bare) || bare.startsWith('www.')) return undefined;
  if (/[*?{}<>|$`"'[\]\\\s…]|\.\.\./.test(bare)) return undefined;
  if (!/[./]/.test(bare)) return undefined;
  if (PLACEHOLDER.test(bare)) return undefined;
  return bare;
}

/** Names that stand for a name. */
const PLACEHOLDER =
  /(?:^|[/._-])(?:path[-_/]?to|your|my|some|foo|bar|baz|xxx+|nnn+|yyyy|name|filename|file|link|url|image|example|sample|placeholder|todo|tbd)(?:[/._-]|$)|^\d|N{2,}/i;

function decode(text: string): string | undefined {
  try {
    return text.includes('%') ? decodeURIComponent(text) : text;
  } catch {
    return undefined;
  }
}

/** `a/b` and `../c` are `a/c`; undefined where the path leaves the tree. */
export function resolvePath(folder: string, path: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length === 0 || parts.at(-1) === '~') return undefined;
    else parts.pop();
  }
  return parts.join('/');
}
