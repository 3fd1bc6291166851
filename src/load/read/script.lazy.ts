import type { TextFile } from '../../model/harness.ts';
import type { Origin } from '../../model/origin.ts';
import { cleanPath, isLookable } from '../../world/links.ts';
import { mayLoadFiles, type SourcedFile } from './script.ts';

/**
 * Files that a shell script loads or takes a secret from: `source X`, `. X`, `$(cat X)` for `export`, `env` and variables that promise a
 * secret, `--env-file X`, `GOOGLE_APPLICATION_CREDENTIALS=X`, `ssh -i X`. `$HOME` and `~` are the home folder; other variables count where
 * the script itself gives them a plain value, or where they are its own folder.
 */
export function sourcedFiles({ file, document }: TextFile): readonly SourcedFile[] {
  if (!mayLoadFiles(document.text)) return [];
  return filesInShell(document.text, file.slice(0, file.lastIndexOf('/') + 1), (start, end) => ({ file, path: [], within: { start, end } }));
}

/** The same for shell text that stands in another file; `folder` with its final slash is where it runs. */
export function filesInShell(text: string, folder: string, at: (start: number, end: number) => Origin, prints = false): readonly SourcedFile[] {
  const variables = plainVariables(text, folder);
  const found: SourcedFile[] = [];
  for (const match of text.matchAll(prints ? PRINTS : LOADS)) {
    if (isComment(text, match.index)) continue;
    const word = match[1] ?? match[2] ?? match[3] ?? '';
    const start = match.index + match[0].lastIndexOf(word);
    for (const file of filesMeant(word, folder, variables)) found.push({ file, at: at(start, start + word.length) });
  }
  return found;
}

/** A word in double quotes, in single quotes, or bare. */
const WORD = `(?:"([^"\\n]{1,300})"|'([^'\\n]{1,300})'|([^\\s"';&|)<>\`]{1,300}))`;

/** Variables whose value is the name of a file with a secret. */
const FILE_VARIABLE =
  '(?:GOOGLE_APPLICATION_CREDENTIALS|KUBECONFIG|NETRC|PGPASSFILE|CLAUDE_CODE_CLIENT_KEY|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|[A-Z][A-Z0-9_]{0,60}_(?:KEY|TOKEN|SECRET|PASSWORD|PASS|CREDENTIALS?)_(?:FILE|PATH))';
export function namesFile(variable: string): boolean {
  return new RegExp(`^(?:${FILE_VARIABLE}|NPM_CONFIG_USERCONFIG|BASH_ENV)$`, 'i').test(variable);
}

const WAYS = [
  String.raw`(?:^|[;&|({]|\b(?:then|do|else)|[ \t]-\w{0,3}c[ \t]+["'])[ \t]*(?:(?:builtin|command)[ \t]+)?(?:source|\.)[ \t]+`,
  '|--(?:env|netrc|private-key|key|password|token)-file[ =]',
  String.raw`|(?:\bexport|\benv)[ \t]+(?:"?\$\(|\x60)(?:cat|grep|sed|xargs)\b(?:[ \t]+(?:-[^\s<]+|'[^'\n]*'|"[^"\n]*"))*[ \t<]+`,
  String.raw`|\b[A-Za-z_]{0,60}(?:KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?)="?\$\((?:cat[ \t]+|<[ \t]*)`,
  String.raw`|\b${FILE_VARIABLE}=`,
  String.raw`|\bdotenvx?\b(?:[ \t]+run)?[ \t]+-[ef][ \t=]*`,
  String.raw`|\b(?:ssh|scp|sftp|ssh-add)\b[^\n;&|]{0,120}?[ \t]-i[ \t]+`,
  String.raw`|\bexport\b[^\n<]{0,80}(?:\n[ \t]{0,80})?;?[ \t]{0,80}\bdone[ \t]*<[ \t]*`,
];
const LOADS = new RegExp(`(?:${WAYS.join('')})${WORD}`, 'gm');

/** What a helper prints is a secret by what it is for: `cat FILE`. Its output is no file that other commands read. */
const PRINTS = new RegExp(
  String.raw`(?:${WAYS.join('')}|(?:^|[;&|({])[ \t]*(?:cat|head[ \t]+-n?[ \t]?1|jq[ \t]+-\w+[ \t]+(?:'[^'\n]*'|"[^"\n]*"|\S+))[ \t]+)${WORD}`,
  'gm',
);

/** Folders that a script makes or writes files in; of a file's name only the folder must be plain. */
export function foldersWritten({ file, document }: TextFile): readonly { readonly folder: string; readonly at: Origin }[] {
  const { text } = document;
  const own = file.slice(0, file.lastIndexOf('/') + 1);
  const variables = plainVariables(text, own);
  const found: { readonly folder: string; readonly at: Origin }[] = [];
  for (const match of text.matchAll(WRITES)) {
    if (isComment(text, match.index)) continue;
    const word = match[1] ?? match[2] ?? match[3] ?? '';
    const slash = word.lastIndexOf('/');
    const name = match[0].startsWith('mkdir') ? word : slash > 0 ? word.slice(0, slash) : '';
    const start = match.index + match[0].lastIndexOf(word);
    const at: Origin = { file, path: [], within: { start, end: start + word.length } };
    if (name !== '' && !name.startsWith('/dev')) for (const folder of filesMeant(name, own, variables)) found.push({ folder, at });
  }
  return found;
}

const WRITES = new RegExp(String.raw`(?:\bmkdir(?:[ \t]+-(?:p|m[ \t]*0?\d{3}|pm[ \t]*0?\d{3}))*|\btee(?:[ \t]+-a)?|>>?)[ \t]*${WORD}`, 'g');

/** A bounded look back: a script may be one line of two megabytes. */
function isComment(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - 1000), index);
  return /(?:^|[ \t])#/.test(before.slice(before.lastIndexOf('\n') + 1).replace(/\$#|"[^"]*"|'[^']*'/g, ''));
}

/** Variables that everybody has. */
const KNOWN: readonly (readonly [string, string])[] = [
  ['HOME', '~'],
  ['CLAUDE_PROJECT_DIR', '.'],
];

/** `NAME=value` with nothing to compute but the home folder and the script's own folder. */
function plainVariables(text: string, folder: string): ReadonlyMap<string, string> {
  const variables = new Map(KNOWN);
  const own = folder === '' ? '.' : folder.slice(0, -1);
  for (const [, name = '', rest = ''] of text.matchAll(/^[ \t]*(?:export[ \t]+|readonly[ \t]+|local[ \t]+)?([A-Za-z_]\w*)=([^\r\n]*)/gm)) {
    if (name === 'HOME') continue;
    if (/^(?:[^$]|\$(?!\())*\$\(.*(?:dirname|BASH_SOURCE|\$0)|^"?\$\{(?:BASH_SOURCE(?:\[0\])?|0)%\/\*\}/.test(rest)) {
      variables.set(name, own);
      continue;
    }
    const value = /^"([^"]*)"/.exec(rest)?.[1] ?? /^'([^']*)'/.exec(rest)?.[1] ?? /^[^\s"';&|]*/.exec(rest)?.[0] ?? '';
    if (!value.includes('`') && !value.includes('$(')) variables.set(name, expand(value, variables));
  }
  return variables;
}

const expand = (text: string, variables: ReadonlyMap<string, string>): string =>
  text.replace(/\$(?:\{(\w+)(?::?-([^{}]*))?\}|(\w+))/g, (whole, braced: string | undefined, fallback: string | undefined, bare: string | undefined) => {
    const known = variables.get(braced ?? bare ?? '');
    return known ?? (fallback === undefined ? whole : expand(fallback, variables));
  });

/** What a distribution lays down: no secrets of a project. */
const OF_THE_SYSTEM = /^\/(?:usr|bin|lib|etc\/(?:profile|bash|os-release|default|lsb-release|rc|init))/;

/** The files a word may mean. A relative one stands beside the script or at the root: the working directory is not known. */
export function filesMeant(word: string, folder: string, variables: ReadonlyMap<string, string> = new Map(KNOWN)): readonly string[] {
  const own = folder === '' ? '.' : folder.slice(0, -1);
  const plain = expand(word.replace(/\$\(\s*(?:cd\s+)?(?:(?:"\$?\(?|\$\(?|\()\s*)?dirname[^)]*\)+|\$\{(?:BASH_SOURCE(?:\[0\])?|0)%\/\*\}/g, own), variables);
  if (/[$`*?()]/.test(plain)) return [];
  if (plain.startsWith('/')) return isLookable(plain) && !OF_THE_SYSTEM.test(plain) ? [cleanPath(plain)] : [];
  if (plain.startsWith('~/')) return [cleanPath(plain)];
  if (plain.startsWith('~')) return [];
  const places = [cleanPath(plain), cleanPath(`${folder}${plain}`)];
  return [...new Set(places.filter((place) => place !== '' && !place.startsWith('../')))];
}
