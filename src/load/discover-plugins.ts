import type { World } from '../world/tree.ts';
import { decode } from './document/encoding.ts';
import type { Found, Role } from './role.ts';
import { asObject } from './values.ts';

/** Manifests are small; a huge one is not looked into for paths. */
const MAX_MANIFEST = 1024 * 1024;

interface Plugin {
  /** Folder with a final `/`; '' is the root. */
  readonly folder: string;
  /** What its manifest or its marketplace says of it. */
  readonly says: readonly Readonly<Record<string, unknown>>[];
}

/** What only a plugin's manifest, or its place beside one, makes part of a session: its commands, agents, skills, hooks and servers. */
export function discoverPlugins(world: World, files: readonly string[], found: ReadonlyMap<string, Role>): readonly Found[] {
  const plugins = pluginsOf(world, found);
  if (plugins.length === 0) return [];
  const extra: Found[] = [];
  const known = new Set(files);
  for (const { folder, says } of plugins) {
    const dir = folder.slice(0, -1);
    const named = (key: string) => says.flatMap((manifest) => pathsIn(manifest[key])).flatMap((path) => within(folder, path) ?? []);
    const each = (paths: readonly string[], use: (file: string) => void) => {
      for (const path of paths) {
        if (known.has(path)) use(path);
        else for (const file of below(files, path)) use(file);
      }
    };
    const prompt = (kind: 'command' | 'agent' | 'skill' | 'output-style'): Role => ({ kind: 'prompt', prompt: kind, dir, loaded: false });
    const markdown = (kind: 'command' | 'agent' | 'output-style', own: string, key: string) =>
      each([`${folder}${own}`, ...named(key)], (file) => {
        const already = found.get(file);
        if (file.endsWith('.md') && !file.endsWith('/SKILL.md') && (already === undefined || already.kind === 'script'))
          extra.push({ file, role: prompt(kind) });
      });
    markdown('command', 'commands', 'commands');
    markdown('agent', 'agents', 'agents');
    markdown('output-style', 'output-styles', 'outputStyles');
    each(named('hooks'), (file) => {
      if (file.endsWith('.json') && !found.has(file)) extra.push({ file, role: { kind: 'manifest', manifest: 'hooks', dir } });
    });
    each(named('mcpServers'), (file) => {
      if (file.endsWith('.json') && file !== `${folder}.mcp.json`) extra.push({ file, role: { kind: 'mcp', of: 'plugin', dir } });
    });
    const servers = `${folder}.mcp.json`;
    // In the root of a repository the same file serves the project too, but only in the wrapped form.
    if (known.has(servers) && (folder !== '' || !textOf(world, servers).includes('mcpServers')))
      extra.push({ file: servers, role: { kind: 'mcp', of: 'plugin', dir } });
  }
  return extra;
}

/** Plugins by their own manifest, and by a marketplace that lists them with a folder of this tree. */
function pluginsOf(world: World, found: ReadonlyMap<string, Role>): readonly Plugin[] {
  const manifests = [...found].filter(([, role]) => role.kind === 'manifest' && role.manifest !== 'hooks');
  if (manifests.length === 0) return [];
  world.project.prime?.(found.keys());
  const plugins = new Map<string, Readonly<Record<string, unknown>>[]>();
  const add = (folder: string, says: Readonly<Record<string, unknown>>) => {
    const before = plugins.get(folder);
    if (before) before.push(says);
    else plugins.set(folder, [says]);
  };
  for (const [file, role] of manifests) {
    const folder = role.dir === '' ? '' : `${role.dir}/`;
    const value = objectIn(textOf(world, file)) ?? {};
    if (role.kind === 'manifest' && role.manifest === 'plugin') add(folder, value);
    const listed = value['plugins'];
    if (role.kind !== 'manifest' || role.manifest !== 'marketplace' || !Array.isArray(listed)) continue;
    const base = asObject(value['metadata'])?.['pluginRoot'];
    for (const entry of listed) {
      const plugin = asObject(entry);
      const source = plugin?.['source'];
      if (!plugin || typeof source !== 'string') continue;
      const at = within(folder, source.startsWith('./') || typeof base !== 'string' ? source : `${base}/${source}`);
      if (at !== undefined) add(at === '' ? '' : `${at}/`, plugin);
    }
  }
  return [...plugins].map(([folder, says]) => ({ folder, says }));
}

function textOf(world: World, file: string): string {
  const content = world.project.read(file);
  return content.bytes && content.bytes.length <= MAX_MANIFEST ? decode(content.bytes) : '';
}

/** Only for finding files: what is wrong with the manifest is said where it is read as a document. */
function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return asObject(JSON.parse(text.replace(/^\ufeff/, '')));
  } catch {
    return undefined;
  }
}

/** A manifest names one path or several; anything else is a definition in place. */
const pathsIn = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];

/** A manifest's path as a path of the tree; undefined where it leaves the plugin. */
function within(folder: string, path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.replace('${CLAUDE_PLUGIN_ROOT}', '.').split('/')) {
    if (part === '..') return undefined;
    if (part !== '' && part !== '.') parts.push(part);
  }
  return path.startsWith('/') ? undefined : `${folder}${parts.join('/')}`.replace(/\/$/, '');
}

/** Sorted names below a folder; the root as a whole is never meant. */
function below(files: readonly string[], folder: string): readonly string[] {
  if (folder === '') return [];
  const prefix = `${folder}/`;
  let low = 0;
  let high = files.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((files[middle] ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (files[end]?.startsWith(prefix)) end++;
  return files.slice(low, end);
}
