import type { FileStat, Harness } from '../../model/harness.ts';
import { hasOpenFolder } from './secret-rights.ts';

/** Whether a file that steers the session, or a folder above it, is writable for others than its owner. */
export function hasWritableFiles({ settings, mcpFiles, skills, agents, commands, memories, hooks, scripts, secretFiles, facts, user }: Harness): boolean {
  // Scripts are found by reading commands: the rule's business.
  if (
    hooks.length > 0 ||
    scripts.length > 0 ||
    secretFiles.some(({ file, namedAt, stat }) => user || namedAt !== undefined || stat?.kind === 'symlink' || hasOpenFolder(file, facts))
  )
    return true;
  const root = facts.stat('');
  const seen = new Set<string>();
  const isOpen = (file: string): boolean => {
    for (let folder = file; folder !== '' && folder !== '~' && folder !== '/managed'; ) {
      folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
      if (seen.has(folder)) break;
      seen.add(folder);
      if (mode(facts.stat(folder === '~' || folder === '/managed' ? `${folder}/` : folder)) & 0o002) return true;
    }
    const stat = facts.stat(file);
    const others = root !== undefined && mode(root) & 0o020 ? 0o002 : 0o022;
    return stat?.owned === false || (mode(stat) & others) !== 0;
  };
  const listed = [settings, mcpFiles, skills, agents, commands, memories].flat();
  return listed.some(({ file }) => !file.startsWith('../') && isOpen(file));
}

const mode = (stat: FileStat | undefined): number => stat?.mode ?? 0;

/** Whether a Markdown file lies among the skills and is no skill's page: beside their folders, deeper, or with its name in another case. */
export function hasStrayPages({ facts, skills }: Harness): boolean {
  const files = facts.listed ? facts.files() : skills.map(({ file }) => file);
  return files.some((file) => {
    const at = file.lastIndexOf('.claude/skills/');
    if (at < 0) return false;
    const parts = file.slice(at + '.claude/skills/'.length).split('/');
    const name = parts.at(-1) ?? '';
    if (parts.length === 2 && name === 'SKILL.md') return false;
    return parts.length === 1 ? name.toLowerCase().endsWith('.md') : name.toLowerCase() === 'skill.md';
  });
}

/** Whether git ignores a file of the session, or lets in one that it should ignore. */
export const hasUntrackedConfiguration = ({ settings, skills, commands, agents, facts }: Harness): boolean =>
  facts.repository &&
  (settings.some(({ scope }) => scope === 'local') ||
    [...skills, ...commands, ...agents].some(
      ({ file, loaded }) => loaded && !file.startsWith('~/') && !file.startsWith('../') && facts.ignoredBy(file) !== undefined,
    ));

/** Whether a line of an ignore file has stars on both sides of a word, or behind one that names secrets. */
export const hasWideIgnores = ({ ignoreFiles }: Harness): boolean => ignoreFiles.some(({ document }) => document.text.split('\n').some(isWide));

function isWide(line: string): boolean {
  const first = line.indexOf('*');
  if (first < 0) return false;
  if (line.lastIndexOf('*') - first > 3) return true;
  const lower = line.toLowerCase();
  return SECRET_WORDS.some((word) => lower.includes(word));
}

const SECRET_WORDS = ['token', 'secret', 'passw', 'cred', 'auth', 'private', 'cert'];
