import type { Prompt } from '../model/harness.ts';
import type { Tree, World } from '../world/tree.ts';
import type { Found, Role } from './role.ts';

/** Files above the root that a session here loads too, files of the home folder and managed files. */
export function discoverOutside(world: World): readonly Found[] {
  return [...parents(world), ...(world.home ? home(world.home) : []), ...(world.managed ? managed(world.managed) : [])];
}

const FOLDERS: readonly (readonly [string, Prompt['kind']])[] = [
  ['agents', 'agent'],
  ['commands', 'command'],
  ['rules', 'rules'],
  ['output-styles', 'output-style'],
];

/**
 * Of every parent the client loads `.mcp.json`, skills, commands, agents and CLAUDE.md, but no settings; only the git root's local
 * settings count (paths §7.5, bash L4). Parents beyond the repository are somebody's own and need `--user`.
 */
function parents(world: World): Found[] {
  const { repository, all } = world.parents ?? { repository: 0, all: 0 };
  const found: Found[] = [];
  for (let level = 1; level <= all; level++) {
    const up = '../'.repeat(level);
    const add = (name: string, role: Role) => {
      if (world.project.stat(`${up}${name}`)) found.push({ file: `${up}${name}`, role });
    };
    add('.mcp.json', { kind: 'mcp', of: 'project', dir: '' });
    add('CLAUDE.md', memory);
    add('CLAUDE.local.md', memory);
    if (level === repository && level !== world.parents?.home) add('.claude/settings.local.json', { kind: 'settings', scope: 'local', dir: '' });
    if (level === world.parents?.home || !world.project.stat(`${up}.claude`)) continue;
    add('.claude/CLAUDE.md', memory);
    found.push(...prompts(world.project, `${up}.claude`, FOLDERS.slice(0, 2)));
  }
  return found;
}

const memory: Role = { kind: 'prompt', prompt: 'memory', dir: '', loaded: true };

/** What bash, zsh, fish and the session read when they start. */
const STARTUP = '.profile .bashrc .bash_profile .bash_login .bash_aliases .zshenv .zprofile .zshrc .zlogin .config/fish/config.fish .xprofile'.split(' ');

function home(tree: Tree): Found[] {
  const found: Found[] = [];
  const add = (file: string, role: Role) => {
    if (tree.stat(file)) found.push({ file: `~/${file}`, role });
  };
  add('.claude/settings.json', { kind: 'settings', scope: 'user', dir: '' });
  add('.claude.json', { kind: 'mcp', of: 'user', dir: '' });
  add('.claude/CLAUDE.md', memory);
  add('.claude/.credentials.json', { kind: 'secret', dir: '' });
  for (const name of STARTUP) add(name, { kind: 'startup', dir: '' });
  found.push(...prompts(tree, '.claude', FOLDERS).map(({ file, role }) => ({ file: `~/${file}`, role })));
  return found;
}

/** Folders in `commands` and `rules` are looked into once: deeper ones are rare. */
function prompts(tree: Tree, folder: string, kinds: typeof FOLDERS): Found[] {
  const found: Found[] = [];
  for (const skill of tree.entries(`${folder}/skills`)) {
    const file = `${folder}/skills/${skill}/SKILL.md`;
    if (tree.stat(file)) found.push({ file, role: { kind: 'prompt', prompt: 'skill', dir: '', loaded: true } });
  }
  for (const [name, prompt] of kinds) {
    const role: Role = { kind: 'prompt', prompt, dir: '', loaded: true };
    for (const entry of tree.entries(`${folder}/${name}`)) {
      const file = `${folder}/${name}/${entry}`;
      if (entry.endsWith('.md')) found.push({ file, role });
      else if (name !== 'output-styles' && tree.stat(file)?.kind === 'directory') {
        for (const inner of tree.entries(file)) if (inner.endsWith('.md')) found.push({ file: `${file}/${inner}`, role });
      }
    }
  }
  return found;
}

function managed(tree: Tree): Found[] {
  const role: Role = { kind: 'settings', scope: 'managed', dir: '' };
  const found: Found[] = [];
  const add = (file: string, as: Role) => {
    if (tree.stat(file)) found.push({ file: `/managed/${file}`, role: as });
  };
  add('managed-settings.json', role);
  add('CLAUDE.md', memory);
  add('managed-mcp.json', { kind: 'mcp', of: 'user', dir: '' });
  for (const name of tree.entries('managed-settings.d')) if (name.endsWith('.json')) add(`managed-settings.d/${name}`, role);
  return found;
}
