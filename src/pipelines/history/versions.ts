import { type Found, roleOf } from '../../load/discover.ts';
import { load } from '../../load/load.ts';
import type { Harness } from '../../model/harness.ts';
import type { BlobAt } from '../../world/git/walk.ts';
import type { Content, Tree, World } from '../../world/tree.ts';
import type { Incomplete } from '../check.ts';
import { asUserSettings, isProfileName, isSettings, type Snapshot } from '../diff/snapshot.ts';

/** The configuration of one commit: file → what git holds under that name. */
export type State = ReadonlyMap<string, BlobAt>;

/** Reads contents by object name: what was not fetched before it is asked for cannot be read. */
export interface Contents {
  fetch(names: Iterable<string>): Promise<void>;
  read(name: string): Content;
  forget(): void;
}

/** How the names of all such files end. */
export const ENDINGS = ['.json', '.md'] as const;

/** Files that decide about rights. Asked for every path of a history, so cheap questions come first. */
export function isConfiguration(path: string): boolean {
  if (!ENDINGS.some((ending) => path.endsWith(ending))) return false;
  const kind = foundOf(path)?.role.kind;
  return kind !== undefined && !path.startsWith('node_modules/') && !path.includes('/node_modules/');
}

/** What a file is to a session, where that matters here: memories, ignore files, scripts and secrets grant nothing. */
function foundOf(file: string): Found | undefined {
  const role = roleOf(file);
  if (role?.kind === 'settings' || role?.kind === 'mcp' || role?.kind === 'manifest') return { file, role };
  if (role?.kind === 'prompt') return role.prompt === 'skill' || role.prompt === 'command' || role.prompt === 'agent' ? { file, role } : undefined;
  return role === undefined && isProfileName(file) ? asUserSettings(file) : undefined;
}

/** Every version of a file is read and analysed once, whatever number of commits hold it. */
export class Versions {
  readonly #parts = new Map<string, Harness>();
  readonly #snapshots = new WeakMap<State, Snapshot>();
  readonly #contents: Contents;
  /** Versions that could not be read. */
  readonly unread: Incomplete[] = [];
  readonly #links = new Set<string>();

  constructor(contents: Contents) {
    this.#contents = contents;
  }

  /** What a session at this state would load. What lacks is fetched. */
  async snapshot(state: State): Promise<Snapshot> {
    const known = this.#snapshots.get(state);
    if (known) return known;
    const lacking = [...state].flatMap(([file, blob]) => (this.#parts.has(keyOf(file, blob)) || /^1[26]0000$/.test(blob.mode) ? [] : [blob.name]));
    await this.#contents.fetch(lacking);
    const made = this.#make(state);
    this.#snapshots.set(state, made);
    return made;
  }

  /** Forgets the versions that none of these states holds. */
  trim(kept: Iterable<State>): void {
    const live = new Set([...kept].flatMap((state) => [...state].map(([file, blob]) => keyOf(file, blob))));
    for (const key of this.#parts.keys()) if (!live.has(key)) this.#parts.delete(key);
  }

  #make(state: State): Snapshot {
    const world = worldOf(state, this.#contents);
    const profiles = new Map<string, Harness>();
    const parts: Harness[] = [];
    for (const [file, blob] of [...state].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const found = foundOf(file);
      if (!found) continue;
      if (blob.mode === '120000') this.#sayLink(file);
      const key = keyOf(file, blob);
      let part = this.#parts.get(key);
      if (!part) {
        part = load(world, [found]);
        for (const { message } of part.problems) this.unread.push({ file, reason: `version ${blob.name.slice(0, 10)}: ${message}` });
        this.#parts.set(key, part);
      }
      if (found.role.kind !== 'settings' || found.role.scope !== 'user') parts.push(part);
      else if (isSettings(part, file)) profiles.set(file, part);
    }
    return { harness: merged(load(world, []), parts), profiles };
  }

  /** The client reads what the link leads to; here only files of these names are followed. */
  #sayLink(file: string): void {
    if (!this.#links.has(file)) this.unread.push({ file, reason: 'a symbolic link in some commits: changes of the file that it leads to are not seen' });
    this.#links.add(file);
  }
}

const keyOf = (file: string, { name, mode }: BlobAt): string => `${name} ${mode} ${file}`;

/** Files are read one by one; what a session would load is all of them. */
function merged(empty: Harness, parts: readonly Harness[]): Harness {
  const all = <
    K extends 'settings' | 'grants' | 'hooks' | 'droppedHooks' | 'mcpFiles' | 'servers' | 'skills' | 'commands' | 'agents' | 'manifests' | 'problems',
  >(
    key: K,
  ) => parts.flatMap((part): readonly unknown[] => part[key]) as unknown as Harness[K];
  return {
    ...empty,
    documents: new Map(parts.flatMap(({ documents }) => [...documents])),
    settings: all('settings'),
    grants: all('grants'),
    hooks: all('hooks'),
    droppedHooks: all('droppedHooks'),
    mcpFiles: all('mcpFiles'),
    servers: all('servers'),
    skills: all('skills'),
    commands: all('commands'),
    agents: all('agents'),
    manifests: all('manifests'),
    problems: all('problems'),
  };
}

const MAX_FRONT_MATTER = 65_536;

/** A tree that holds the configuration of a commit and nothing else. Of Markdown only the front matter is kept: words grant nothing. */
function worldOf(state: State, contents: Contents): World {
  const names = [...state.keys()].sort();
  const folders = new Set(names.flatMap((name) => name.split('/').map((_, i, parts) => parts.slice(0, i).join('/'))));
  const project: Tree = {
    kind: 'commit',
    list: () => names,
    entries: (dir) => {
      const prefix = dir === '' ? '' : `${dir}/`;
      return [...new Set(names.flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length).split('/')[0] ?? ''] : [])))];
    },
    stat(path) {
      const blob = state.get(path);
      if (!blob) return folders.has(path) ? { kind: 'directory', mode: undefined, size: 0, uid: undefined } : undefined;
      return { kind: blob.mode === '120000' ? 'symlink' : 'file', mode: undefined, size: 0, uid: undefined };
    },
    read(path): Content {
      const blob = state.get(path);
      if (!blob || blob.mode === '120000' || blob.mode === '160000') return { problem: 'absent' };
      const content = contents.read(blob.name);
      return content.bytes && path.endsWith('.md') ? { bytes: frontMatterOf(content.bytes) } : content;
    },
  };
  return {
    project,
    git: { tracked: (path) => state.has(path), ignoredBy: () => undefined, decidedBy: () => undefined, prime() {} },
    parents: { repository: 0, all: 0 },
  };
}

function frontMatterOf(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, MAX_FRONT_MATTER)).toString('latin1');
  const end = text.startsWith('---') ? text.indexOf('\n---', 3) : -1;
  return end < 0 ? new Uint8Array() : Uint8Array.from(bytes.subarray(0, end + 5));
}
