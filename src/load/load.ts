import type { Document, Problem } from '../model/document.ts';
import type { Facts, Harness, Hook, IgnoreFile, Manifest, McpFile, McpServer, Prompt, SecretFile, SettingsFile, TextFile } from '../model/harness.ts';
import { wholeFile } from '../model/origin.ts';
import type { Grant } from '../model/permission.ts';
import type { Rights } from '../model/rights.ts';
import { levelsUp, ownPath } from '../world/links.ts';
import type { Content, GitFacts, Tree, World } from '../world/tree.ts';
import { type Found, isSecretName } from './discover.ts';
import { decode } from './document/encoding.ts';
import { parseFrontMatter } from './document/front-matter.ts';
import { parseJson } from './document/json.ts';
import { textDocument, unreadDocument } from './document/text.ts';
import { readLauncher } from './read/launcher.lazy.ts';
import { isBareScript, isSchedule, mayStartClient } from './read/launcher.ts';
import { readServers, readServersIn } from './read/mcp.ts';
import { pluginsIn, readInlineHooks } from './read/plugin.ts';
import { sourcedFiles } from './read/script.lazy.ts';
import { mayLoadFiles, mayNameFiles, mayNameKeys, type SourcedFile } from './read/script.ts';
import { isDropped, readGrants, readHooks, readSettings } from './read/settings.ts';
import { rightsOf } from './rights.lazy.ts';
import { isServiceKey } from './secrets/candidates.ts';
import { filesInEnvironment, filesNamed } from './secrets/named.lazy.ts';
import { filesScheduled } from './secrets/scheduled.lazy.ts';
import { asObject } from './values.ts';

/** Largest configuration file that is read; the client itself refuses settings over 2 MiB. */
export const MAX_BYTES = 2 * 1024 * 1024;

const MAX_KEY = 16 * 1024;
/** Env files of people are short. */
const MAX_ENV = 64 * 1024;

export interface LoadOptions {
  /** Files that our configuration names as secret, with the mode they must not exceed. */
  readonly secrets?: readonly { readonly file: string; readonly mode: number }[];
  readonly progress?: (done: number, total: number) => void;
  /** Our own configuration file: findings may stand in it. */
  readonly config?: Document;
}

/** Reads every discovered file into the model. Nothing throws: what could not be read is in `problems`. */
export function load(world: World, found: readonly Found[], options: LoadOptions = {}): Harness {
  const documents = new Map<string, Document>();
  const problems: Problem[] = [];
  const settings: SettingsFile[] = [];
  const grants: Grant[] = [];
  const hooks: Hook[] = [];
  const droppedHooks: Hook[] = [];
  const mcpFiles: McpFile[] = [];
  const servers: McpServer[] = [];
  const prompts: Prompt[] = [];
  const manifests: Manifest[] = [];
  const ignoreFiles: IgnoreFile[] = [];
  const scripts: TextFile[] = [];
  const launchers: TextFile[] = [];
  const startupFiles: TextFile[] = [];
  const secretFiles = new Map<string, SecretFile>();
  const named: SourcedFile[] = [];
  const facts = factsOf(world);
  const inProject = found.filter(({ file }) => isInProject(file));
  world.project.prime?.(inProject.map(({ file }) => file));
  facts.prime(inProject.map(({ file }) => file));

  for (const [i, { file, role }] of found.entries()) {
    options.progress?.(i, found.length);
    if (role.kind === 'secret') {
      secretFiles.set(file, { file, stat: facts.stat(file), why: 'name' });
      continue;
    }
    if (role.kind === 'key') {
      const stat = facts.stat(file);
      // Nearly all of these are something else; the real ones have two to three thousand bytes.
      if (stat?.kind === 'file' && stat.size <= MAX_KEY && isServiceKey(facts.text(file))) secretFiles.set(file, { file, stat, why: 'content' });
      continue;
    }
    const content = read(world, file, problems);
    if (content === undefined) continue;
    const keep = <D extends Document>(document: D): D => {
      documents.set(file, document);
      return document;
    };
    const json = () => keep(typeof content === 'string' ? parseJson(file, content) : unreadDocument(file, content));
    const text = typeof content === 'string' ? content : '';
    if (typeof content !== 'string' && role.kind !== 'settings' && role.kind !== 'mcp' && role.kind !== 'manifest') continue;
    switch (role.kind) {
      case 'settings': {
        const one = readSettings(json(), role.scope, role.dir);
        settings.push(one);
        grants.push(...readGrants(one));
        for (const hook of readHooks(one.value['hooks'], { file, path: ['hooks'] }, 'settings', role.scope))
          (isDropped(hook, one) ? droppedHooks : hooks).push(hook);
        break;
      }
      case 'mcp': {
        const document = json();
        // A plugin may leave the wrapper out: its file at the plugin's root is then no project file.
        const flat = asObject(document.value) && asObject(document.value)?.['mcpServers'] === undefined;
        const ofPlugin = role.of === 'project' && flat && facts.exists(`${role.dir === '' ? '' : `${role.dir}/`}.claude-plugin/plugin.json`);
        const one: McpFile = { file, document, kind: ofPlugin ? 'plugin' : role.of, dir: role.dir };
        mcpFiles.push(one);
        servers.push(...readServers(one));
        break;
      }
      case 'manifest': {
        const document = json();
        const value = asObject(document.value) ?? {};
        manifests.push({ file, kind: role.manifest, document, value });
        if (role.manifest === 'hooks') hooks.push(...readHooks(value['hooks'], { file, path: ['hooks'] }, 'plugin', 'project'));
        for (const { of, path } of pluginsIn(role.manifest, value)) {
          servers.push(...readServersIn(of['mcpServers'], { file, path: [...path, 'mcpServers'] }, 'plugin'));
          hooks.push(...readInlineHooks(of['hooks'], { file, path: [...path, 'hooks'] }));
        }
        break;
      }
      case 'prompt': {
        const { document, frontMatter, bodyStart, lost } = parseFrontMatter(file, text);
        keep(document);
        prompts.push({ file, kind: role.prompt, document, frontMatter, bodyStart, ...(lost && { lost }), dir: role.dir, loaded: role.loaded });
        if (role.prompt === 'skill' || role.prompt === 'command' || role.prompt === 'agent') {
          hooks.push(...readHooks(frontMatter['hooks'], { file, path: ['hooks'] }, role.prompt, 'project'));
        }
        break;
      }
      case 'gitignore':
        ignoreFiles.push(ignoreFile(world, file, keep(textDocument(file, text))));
        break;
      case 'launcher': {
        const byClock = isSchedule(file);
        if (isBareScript(role.dir, file.slice(file.lastIndexOf('/') + 1))) {
          if (/^#!.*sh\b/.test(text) && mayStartClient(text)) scripts.push({ file, document: keep(textDocument(file, text)) });
          break;
        }
        if (byClock) named.push(...filesScheduled({ file, document: textDocument(file, text) }));
        if (!byClock && !mayStartClient(text)) break;
        const document = keep(byClock ? textDocument(file, text) : readLauncher(file, text));
        launchers.push({ file, document });
        if (!file.endsWith('.json')) problems.push(...document.problems);
        break;
      }
      case 'startup':
        startupFiles.push({ file, document: keep(textDocument(file, text)) });
        break;
      case 'code':
        documents.set(file, textDocument(file, text));
        break;
      case 'script': {
        const script = { file, document: textDocument(file, text) };
        documents.set(file, script.document);
        scripts.push(script);
        if (mayLoadFiles(text)) named.push(...sourcedFiles(script));
        break;
      }
    }
  }
  const naming = new Set([...settings.map(({ file }) => file), ...servers.map(({ file }) => file), ...hooks.map(({ origin }) => origin.file)]);
  if ([...naming].some((file) => mayNameFiles(documents.get(file)?.text ?? ''))) named.push(...filesNamed({ settings, servers, hooks }));
  for (const { file, stat } of secretFiles.values()) {
    if (!/(?:^|\/)\.env[^/]*$|\.env$/.test(file) || stat?.kind !== 'file' || stat.size > MAX_ENV) continue;
    const text = facts.text(file) ?? '';
    if (mayNameKeys(text)) named.push(...filesInEnvironment(file, text));
  }
  for (const { file: written, at } of named) {
    const file = ownName(world, written);
    const known = secretFiles.get(file);
    const stat = known ? undefined : facts.stat(file);
    if (known) secretFiles.set(file, { namedAt: at, ...known });
    else if (stat && stat.kind !== 'directory') secretFiles.set(file, { file, stat, why: isSecretName(file) ? 'name' : 'sourced', namedAt: at });
  }
  for (const { file, mode } of options.secrets ?? []) {
    // Our configuration may be the repository's own: above it nothing is looked at unless the user says so.
    if (levelsUp(file) > (world.parents?.all ?? 0)) continue;
    if (facts.stat(file)) secretFiles.set(file, { file, stat: facts.stat(file), why: 'configured', allowed: mode });
  }
  if (options.config) documents.set(options.config.file, options.config);
  const of = (...kinds: Prompt['kind'][]) => prompts.filter((prompt) => kinds.includes(prompt.kind));
  return {
    documents,
    settings,
    grants,
    hooks,
    droppedHooks,
    mcpFiles,
    servers,
    skills: of('skill'),
    commands: of('command'),
    agents: of('agent'),
    memories: of('memory', 'rules', 'output-style'),
    manifests,
    ignoreFiles,
    startupFiles,
    scripts,
    launchers,
    secretFiles: [...secretFiles.values()],
    facts,
    problems,
    user: world.home !== undefined,
  };
}

/** Git follows no link there; and it reads bytes, so that in UTF-16 no line says what people see in it. */
function ignoreFile(world: World, file: string, document: Document): IgnoreFile {
  const [tree, path] = treeOf(world, file);
  const isMarked = /^(?:\ufeff|\ufffd\ufffd)/.test(document.text);
  const first = isMarked ? tree?.read(path).bytes?.[0] : undefined;
  const unread = tree?.stat(path)?.kind === 'symlink' ? 'link' : first === 0xff || first === 0xfe ? 'utf-16' : undefined;
  return { file, document, ...(unread && { unread }) };
}

/** The text; or what keeps the client from reading it too; undefined where there is nothing, or only we may not look. */
function read(world: World, file: string, problems: Problem[]): string | Problem | undefined {
  const [tree, path] = treeOf(world, file);
  const content: Content = tree ? tree.read(path) : { problem: 'absent' };
  if (content.problem === 'absent') return undefined;
  if (content.bytes && content.bytes.length <= MAX_BYTES) return decode(content.bytes);
  const problem: Problem = content.bytes
    ? { kind: 'too-big', message: `${content.bytes.length} bytes; files over ${MAX_BYTES} are not read`, origin: wholeFile(file) }
    : { kind: content.problem === 'too-big' ? 'too-big' : 'unreadable', message: content.detail, origin: wholeFile(file) };
  problems.push(problem);
  return content.problem === 'outside' || content.problem === 'missing' ? undefined : problem;
}

/** An absolute name as the harness has it: of the project or the home folder, where it lies in one. */
function ownName({ project, home }: World, file: string): string {
  if (!file.startsWith('/')) return file;
  const root = project.absolute?.('');
  if (root && file.startsWith(`${root}/`)) return file.slice(root.length + 1);
  const own = home?.absolute?.('');
  return own !== undefined && file.startsWith(`${own}/`) ? `~${file.slice(own.length)}` : file;
}

/** `~/x` lies in the home folder, `/managed/x` in the managed folder, other absolute names on the machine, everything else in the project. */
function treeOf(world: World, file: string): [tree: Tree | undefined, path: string] {
  if (file.startsWith('~/')) return [world.home, file.slice(2)];
  if (file.startsWith('/managed/')) return [world.managed, file.slice('/managed/'.length)];
  if (file.startsWith('/')) return [world.machine, file.slice(1)];
  return [world.project, file];
}

const isInProject = (file: string): boolean => !file.startsWith('~/') && !file.startsWith('/');

function factsOf(world: World): Facts {
  /** Git knows a file only by its own path, not by a link to its folder. */
  const own = (file: string) => ownPath(file, world.project.folderLinks?.());
  const nested = (file: string) => (isInProject(file) ? world.nested?.of(file) : undefined);
  const askGit = <T>(file: string, ask: (git: GitFacts, path: string) => T): T | undefined => {
    if (!isInProject(file)) return undefined;
    const folder = world.nested?.of(file);
    const other = folder === undefined ? undefined : world.nested?.git(folder);
    if (other) return ask(other, file);
    return world.git && ask(world.git, own(file));
  };
  const texts = new Map<string, string | undefined>();
  let rights: Rights | undefined;
  return {
    text(file) {
      if (!texts.has(file)) {
        const [tree, path] = treeOf(world, file);
        const content = tree?.read(path);
        texts.set(file, content?.bytes && content.bytes.length <= MAX_BYTES ? decode(content.bytes) : undefined);
      }
      return texts.get(file);
    },
    stat(file) {
      const [tree, path] = treeOf(world, file);
      return tree?.stat(path);
    },
    exists(file) {
      const [tree, path] = treeOf(world, file);
      return tree?.stat(path) !== undefined;
    },
    files: () => world.project.list(),
    entries(folder) {
      const [tree, path] = treeOf(world, folder);
      return tree?.entries(path) ?? [];
    },
    get listed() {
      return world.project.listed?.() ?? true;
    },
    tracked: (file) => askGit(file, (git, path) => git.tracked(path)),
    ignoredBy: (file) => askGit(file, (git, path) => git.ignoredBy(path)),
    decidedBy: (file) => askGit(file, (git, path) => git.decidedBy(path)),
    prime(files) {
      world.git?.prime(files.filter((file) => isInProject(file) && nested(file) === undefined).map(own));
      for (const folder of world.nested?.files().keys() ?? []) {
        const within = files.filter((file) => nested(file) === folder);
        if (within.length > 0) world.nested?.git(folder)?.prime(within);
      }
    },
    nested,
    get repository() {
      return world.git !== undefined && world.git.available !== false;
    },
    get rights() {
      rights ??= rightsOf(world, (file) => treeOf(world, file));
      return rights;
    },
  };
}
