/**
 * Places that the client never lets a rule open for writing, at any depth and in any case (S2, measured name by name).
 * A folder protects everything below it.
 */
export const PROTECTED_FOLDERS: ReadonlySet<string> = new Set(['.git', '.vscode', '.idea', '.husky', '.cargo', '.devcontainer', '.yarn', '.mvn', '.claude']);

export const PROTECTED_FILES: ReadonlySet<string> = new Set([
  '.gitconfig',
  '.gitmodules',
  '.bashrc',
  '.bash_profile',
  '.bash_login',
  '.bash_aliases',
  '.bash_logout',
  '.zshrc',
  '.zprofile',
  '.zshenv',
  '.zlogin',
  '.zlogout',
  '.profile',
  '.envrc',
  '.npmrc',
  '.yarnrc',
  '.yarnrc.yml',
  '.pnp.cjs',
  '.pnp.loader.mjs',
  '.pnpmfile.cjs',
  'bunfig.toml',
  '.bunfig.toml',
  '.bazelrc',
  '.bazelversion',
  '.bazeliskrc',
  '.pre-commit-config.yaml',
  'lefthook.yml',
  'lefthook.yaml',
  '.lefthook.yml',
  '.lefthook.yaml',
  'gradle-wrapper.properties',
  'maven-wrapper.properties',
  '.devcontainer.json',
  '.ripgreprc',
  'pyrightconfig.json',
  '.mcp.json',
  '.claude.json',
]);

/** Whether the client treats an absolute path as protected. Its own worktrees folder is exempt, but not what is protected inside a worktree. */
export function isProtected(path: string): boolean {
  const parts = path.toLowerCase().split('/').filter(Boolean);
  if (PROTECTED_FILES.has(parts.at(-1) ?? '')) return true;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] ?? '';
    if (part === '.config' && parts[i + 1] === 'git') return true;
    if (!PROTECTED_FOLDERS.has(part)) continue;
    if (part === '.claude' && parts[i + 1] === 'worktrees' && i + 2 < parts.length) i++;
    else return true;
  }
  return false;
}

/** Names with which Windows reaches another file than the one written: they always ask. */
export const isSuspicious = (path: string): boolean =>
  path.split('/').some((part) => /~\d/.test(part) || (part.endsWith('.') && part !== '.' && part !== '..'));
