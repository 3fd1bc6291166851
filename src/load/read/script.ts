import type { TextFile } from '../../model/harness.ts';
import type { Origin } from '../../model/origin.ts';

export interface SourcedFile {
  readonly file: string;
  readonly at: Origin;
}

/**
 * Files that a shell script loads: `source X`, `. X`, `$(cat X)` for `export` and `env`, `--env-file X`. `$HOME` and `~` are the home
 * folder; other variables count where the script itself gives them a plain value, or where they are its own folder.
 */
export function sourcedFiles(script: TextFile): readonly SourcedFile[] {
  const text = script.document.text;
  if (!/(?:\bsource|[ \t;&|(]\.|^\.|--env-file|\$\((?:cat|grep|sed|xargs)\b|<)[ \t=]/m.test(text)) return [];
  const folder = script.file.slice(0, script.file.lastIndexOf('/') + 1);
  const variables = plainVariables(text, folder);
  const found: SourcedFile[] = [];
  for (const match of text.matchAll(LOADS)) {
    if (isComment(text, match.index)) continue;
    const word = match[1] ?? match[2] ?? match[3] ?? '';
    const start = match.index + match[0].lastIndexOf(word);
    const at: Origin = { file: script.file, path: [], within: { start, end: start + word.length } };
    for (const file of resolve(word, folder, variables)) found.push({ file, at });
  }
  return found;
}

/** A word in double quotes, in single quotes, or bare. */
const WORD = `(?:"([^"\\n]{1,300})"|'([^'\\n]{1,300})'|([^\\s"';&|)<>\`]{1,300}))`;
const LOADS = new RegExp(
  [
    String.raw`(?:(?:^|[;&|({]|\b(?:then|do|else))[ \t]*(?:(?:builtin|command)[ \t]+)?(?:source|\.)[ \t]+`,
    '|--env-file[ =]',
    String.raw`|(?:\bexport|\benv)[ \t]+(?:"?\$\(|\x60)(?:cat|grep|sed|xargs)\b(?:[ \t]+(?:-\S+|'[^'\n]*'|"[^"\n]*"))*[ \t<]+`,
    `)${WORD}`,
  ].join(''),
  'gm',
);

/** A bounded look back: a script may be one line of two megabytes. */
function isComment(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - 1000), index);
  return /(?:^|[ \t])#/.test(before.slice(before.lastIndexOf('\n') + 1).replace(/\$#|"[^"]*"|'[^']*'/g, ''));
}

/** `NAME=value` with nothing to compute but the home folder and the script's own folder. */
function plainVariables(text: string, folder: string): ReadonlyMap<string, string> {
  const variables = new Map([['HOME', '~']]);
  const own = folder === '' ? '.' : folder.slice(0, -1);
  for (const [, name = '', rest = ''] of text.matchAll(/^[ \t]*(?:export[ \t]+|readonly[ \t]+|local[ \t]+)?([A-Za-z_]\w*)=([^\r\n]*)/gm)) {
    if (name === 'HOME') continue;
    if (/\$\(.*(?:dirname|BASH_SOURCE|\$0)|^"?\$\{(?:BASH_SOURCE(?:\[0\])?|0)%\/\*\}/.test(rest)) {
      variables.set(name, own);
      continue;
    }
    const value = /^"([^"]*)"/.exec(rest)?.[1] ?? /^'([^']*)'/.exec(rest)?.[1] ?? /^[^\s"';&|]*/.exec(rest)?.[0] ?? '';
    if (!value.includes('`') && !value.includes('$(')) variables.set(name, expand(value, variables));
  }
  return variables;
}

const expand = (text: string, variables: ReadonlyMap<string, string>): string =>
  text.replace(/\$(?:\{(\w+)(?::?-([^}]*))?\}|(\w+))/g, (whole, braced: string | undefined, fallback: string | undefined, bare: string | undefined) => {
    const known = variables.get(braced ?? bare ?? '');
    return known ?? (fallback === undefined ? whole : expand(fallback, variables));
  });

/** The files a word may mean. A relative one stands beside the script or at the root: the working directory is not known. */
function resolve(word: string, folder: string, variables: ReadonlyMap<string, string>): readonly string[] {
  const own = folder === '' ? '.' : folder.slice(0, -1);
  const plain = expand(word.replace(/\$\(\s*(?:cd\s+)?"?\$?\(?\s*dirname[^)]*\)+|\$\{(?:BASH_SOURCE(?:\[0\])?|0)%\/\*\}/g, own), variables);
  if (/[$`*?()]/.test(plain) || plain.startsWith('/')) return [];
  if (plain.startsWith('~/')) return [normal(plain)];
  if (plain.startsWith('~')) return [];
  const places = [normal(plain), normal(`${folder}${plain}`)];
  return [...new Set(places.filter((place) => place !== '' && !place.startsWith('../')))];
}

function normal(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '.' || part === '') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}
