import type { Prompt } from '../model/harness.ts';
import type { Scope } from '../model/permission.ts';
import type { World } from '../world/tree.ts';

/** What a file is to the client, read off its path alone. */
export type Role =
  | { readonly kind: 'settings'; readonly scope: Scope; readonly dir: string }
  | { readonly kind: 'mcp'; readonly of: 'project' | 'plugin' | 'user'; readonly dir: string }
  | { readonly kind: 'prompt'; readonly prompt: Prompt['kind']; readonly dir: string; readonly loaded: boolean }
  | { readonly kind: 'manifest'; readonly manifest: 'plugin' | 'marketplace' | 'hooks'; readonly dir: string }
  | { readonly kind: 'gitignore'; readonly dir: string }
  | { readonly kind: 'script'; readonly dir: string }
  | { readonly kind: 'secret'; readonly dir: string };

const CLAUDE_FOLDER =
  /^((?:.*\/)?)\.claude\/(?:(settings(?:\.local)?\.json)|skills\/[^/]+\/SKILL\.md|(commands\/.+\.md)|(agents\/.+\.md)|(rules\/.+\.md)|(output-styles\/[^/]+\.md)|(CLAUDE\.md))$/;

/** Names that hold secrets by convention. Templates (`.env.example`) do not. */
const SECRET_NAME =
  /^(?:\.env(?:\..+)?|.+\.env|.+\.(?:pem|key|p12|pfx|jks|kdbx|ppk)|id_(?:rsa|dsa|ecdsa|ed25519)|credentials\.json|\.credentials\.json|service[-_]account[^/]*\.json|[^/]*-service-account\.json|\.netrc|\.pgpass|\.git-credentials|kubeconfig|terraform\.tfstate)$/i;
const TEMPLATE_NAME = /(?:^|[._-])(?:example|sample|template|tmpl|dist|defaults?|schema|test|ci|public|pub)(?:[._-]|$)|\.enc$|\.gpg$|\.age$|\.sops$/i;

export const isSecretName = (path: string): boolean => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return SECRET_NAME.test(name) && !TEMPLATE_NAME.test(name);
};

/** The role of a file, by its path relative to the root; undefined for a file that no session and no rule looks at. */
export function roleOf(path: string): Role | undefined {
  const slash = path.lastIndexOf('/');
  const name = path.slice(slash + 1);
  const folder = slash < 0 ? '' : path.slice(0, slash);
  switch (name) {
    case '.mcp.json':
      return { kind: 'mcp', of: 'project', dir: folder };
    case '.gitignore':
      return { kind: 'gitignore', dir: folder };
    case 'plugin.json':
    case 'marketplace.json':
      if (!/(^|\/)\.claude-plugin$/.test(folder)) return undefined;
      return { kind: 'manifest', manifest: name === 'plugin.json' ? 'plugin' : 'marketplace', dir: parent(folder) };
    case 'hooks.json':
      return /(^|\/)hooks$/.test(folder) ? { kind: 'manifest', manifest: 'hooks', dir: parent(folder) } : undefined;
    case 'CLAUDE.md':
    case 'CLAUDE.local.md':
      if (!/(^|\/)\.claude$/.test(folder)) return { kind: 'prompt', prompt: 'memory', dir: folder, loaded: true };
  }
  if (path.includes('.claude/')) {
    const match = CLAUDE_FOLDER.exec(path);
    if (match) {
      const dir = (match[1] ?? '').slice(0, -1);
      if (match[2]) return { kind: 'settings', scope: match[2] === 'settings.json' ? 'project' : 'local', dir };
      const prompt = match[3] ? 'command' : match[4] ? 'agent' : match[5] ? 'rules' : match[6] ? 'output-style' : match[7] ? 'memory' : 'skill';
      return { kind: 'prompt', prompt, dir, loaded: true };
    }
  }
  if (name === 'SKILL.md') return { kind: 'prompt', prompt: 'skill', dir: folder, loaded: false };
  if (name.endsWith('.sh')) return { kind: 'script', dir: folder };
  if (isSecretName(path)) return { kind: 'secret', dir: folder };
  return undefined;
}

const parent = (folder: string): string => (folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : '');

export interface Found {
  readonly file: string;
  readonly role: Role;
}

/** Everything a session in the root would load, and what the rules need beside it, in path order. */
export function discover(world: World): readonly Found[] {
  const found: Found[] = [];
  const plugins = new Set<string>();
  const markdown: string[] = [];
  for (const file of world.project.list()) {
    const role = roleOf(file);
    if (role) found.push({ file, role });
    else if (file.endsWith('.md')) markdown.push(file);
    if (role?.kind === 'manifest' && role.manifest === 'plugin') plugins.add(role.dir === '' ? '' : `${role.dir}/`);
  }
  if (plugins.size > 0) found.push(...pluginPrompts(markdown, plugins));
  found.push(...outside(world));
  return found.sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** Commands and agents of a plugin: only its folder makes them so. */
function pluginPrompts(markdown: readonly string[], plugins: ReadonlySet<string>): Found[] {
  return markdown.flatMap((file) => {
    const match = /^((?:.*\/)?)(commands|agents)\/[^/]+\.md$/.exec(file);
    const dir = match?.[1];
    if (!match || dir === undefined || !plugins.has(dir)) return [];
    return [{ file, role: { kind: 'prompt', prompt: match[2] === 'commands' ? 'command' : 'agent', dir: dir.slice(0, -1), loaded: false } }];
  });
}

/** Files above the root that a session here loads too, files of the home folder and managed files. */
function outside(world: World): Found[] {
  const found: Found[] = [];
  const add = (file: string, role: Role) => found.push({ file, role });
  for (let up = '../'; up.length <= 3 * 32; up += '../') {
    if (!world.project.stat(up.slice(0, -1))) break;
    if (world.project.stat(`${up}.mcp.json`)) add(`${up}.mcp.json`, { kind: 'mcp', of: 'project', dir: '' });
    if (world.project.stat(`${up}.git`) && world.project.stat(`${up}.claude/settings.local.json`)) {
      add(`${up}.claude/settings.local.json`, { kind: 'settings', scope: 'local', dir: '' });
    }
  }
  if (world.home) {
    if (world.home.stat('.claude/settings.json')) add('~/.claude/settings.json', { kind: 'settings', scope: 'user', dir: '' });
    if (world.home.stat('.claude.json')) add('~/.claude.json', { kind: 'mcp', of: 'user', dir: '' });
    if (world.home.stat('.claude/CLAUDE.md')) add('~/.claude/CLAUDE.md', { kind: 'prompt', prompt: 'memory', dir: '', loaded: true });
    for (const skill of world.home.entries('.claude/skills')) {
      if (world.home.stat(`.claude/skills/${skill}/SKILL.md`))
        add(`~/.claude/skills/${skill}/SKILL.md`, { kind: 'prompt', prompt: 'skill', dir: '', loaded: true });
    }
    for (const [folder, prompt] of [
      ['agents', 'agent'],
      ['commands', 'command'],
    ] as const) {
      for (const name of world.home.entries(`.claude/${folder}`)) {
        if (name.endsWith('.md')) add(`~/.claude/${folder}/${name}`, { kind: 'prompt', prompt, dir: '', loaded: true });
      }
    }
    if (world.home.stat('.claude/.credentials.json')) add('~/.claude/.credentials.json', { kind: 'secret', dir: '' });
  }
  if (world.managed) {
    if (world.managed.stat('managed-settings.json')) add('/managed/managed-settings.json', { kind: 'settings', scope: 'managed', dir: '' });
    for (const name of world.managed.entries('managed-settings.d')) {
      if (name.endsWith('.json')) add(`/managed/managed-settings.d/${name}`, { kind: 'settings', scope: 'managed', dir: '' });
    }
  }
  return found;
}
