import { ownPath } from '../world/links.ts';
import type { World } from '../world/tree.ts';
import { discoverOutside } from './discover-outside.ts';
import { discoverPlugins } from './discover-plugins.ts';
import { type Found, type Role, roleOf, secretRole } from './role.ts';

export { type Found, isSecretName, type Role, roleOf } from './role.ts';

/** Everything a session in the root would load, and what the rules need beside it, in path order. */
export function discover(world: World): readonly Found[] {
  const found = new Map<string, Role>();
  const files = world.project.list();
  for (const file of files) {
    // In the home folder itself `.claude` is the user's scope, not a project's.
    if (world.home && world.parents?.home === 0 && file.startsWith('.claude')) continue;
    const role = roleOf(file);
    if (role) found.set(file, role);
  }
  unlink(world, found);
  for (const others of world.nested?.files().values() ?? []) {
    for (const file of others) {
      const role = secretRole(file);
      if (role) found.set(file, role);
    }
  }
  for (const { file, role } of discoverPlugins(world, files, found)) found.set(file, role);
  for (const { file, role } of discoverOutside(world)) found.set(file, role);
  return inOrder(found);
}

/**
 * `.claude/skills/x` is often a link to `skills/x`: one file under two names. It is reported once, under its own name, and as what
 * the link makes of it.
 */
function unlink(world: World, found: Map<string, Role>): void {
  const links = world.project.folderLinks?.();
  if (!links || links.size === 0) return;
  for (const [file, role] of [...found]) {
    const own = ownPath(file, links);
    if (own === file || !found.has(own)) continue;
    found.delete(file);
    found.set(own, role);
  }
}

/** What is checked when files are named: `focus` is reported on, the rest is read because rules need it. `ignored` are files that mean nothing to the client. */
export interface Named {
  readonly found: readonly Found[];
  readonly focus: ReadonlySet<string>;
  readonly ignored: readonly string[];
}

/** The named files, and the few fixed files of the sessions that would load them. Nothing is listed, so a huge tree costs nothing. */
export function discoverFiles(world: World, files: readonly string[]): Named {
  const found = new Map<string, Role>();
  const ignored: string[] = [];
  const add = (file: string) => {
    const role = roleOf(file);
    if (role && !found.has(file) && world.project.stat(file)) found.set(file, role);
  };
  for (const file of files) {
    const role = roleOf(file) ?? roleInPlugin(world, file);
    if (role) found.set(file, role);
    else ignored.push(file);
  }
  const focus = new Set(found.keys());
  const folders = new Set(['', ...[...found.values()].map((role) => role.dir)]);
  for (const folder of folders) {
    const prefix = folder === '' ? '' : `${folder}/`;
    for (const name of ['.claude/settings.json', '.claude/settings.local.json', '.mcp.json', '.gitignore']) add(`${prefix}${name}`);
  }
  for (const { file, role } of discoverOutside(world)) if (!found.has(file)) found.set(file, role);
  return { found: inOrder(found), focus, ignored };
}

/** A Markdown file in `commands` or `agents` of a folder that has a plugin manifest. */
function roleInPlugin(world: World, file: string): Role | undefined {
  const match = file.endsWith('.md') ? /^((?:.*\/)?)(commands|agents)\/./.exec(file) : undefined;
  if (!match || !world.project.stat(`${match[1]}.claude-plugin/plugin.json`)) return undefined;
  return { kind: 'prompt', prompt: match[2] === 'commands' ? 'command' : 'agent', dir: (match[1] ?? '').slice(0, -1), loaded: false };
}

const inOrder = (found: ReadonlyMap<string, Role>): readonly Found[] =>
  [...found].map(([file, role]) => ({ file, role })).sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
