import type { Document, Problem } from './document.ts';
import type { Origin } from './origin.ts';
import type { Grant, Scope } from './permission.ts';
import type { Rights } from './rights.ts';

/**
 * The model of what one session in a folder would load: readonly data plus `facts`, which answers from the same snapshot.
 * File names are relative to the root with `/`; files of the home folder start with `~/`, managed files with `/`.
 */
export interface Harness {
  readonly documents: ReadonlyMap<string, Document>;
  readonly settings: readonly SettingsFile[];
  readonly grants: readonly Grant[];
  /** Hooks that the client registers. */
  readonly hooks: readonly Hook[];
  /** Hooks that it drops: of a settings file that is not in force, or one by one. */
  readonly droppedHooks: readonly Hook[];
  readonly mcpFiles: readonly McpFile[];
  readonly servers: readonly McpServer[];
  readonly skills: readonly Prompt[];
  readonly commands: readonly Prompt[];
  readonly agents: readonly Prompt[];
  /** CLAUDE.md, CLAUDE.local.md, `.claude/rules/**`, output styles: text that steers the model. */
  readonly memories: readonly Prompt[];
  readonly manifests: readonly Manifest[];
  readonly ignoreFiles: readonly IgnoreFile[];
  /** Env files, keys and credential files that lie in the tree or that a script or a settings file names. */
  readonly secretFiles: readonly SecretFile[];
  /** Start-up files of the user's shells; only with `--user`. */
  readonly startupFiles: readonly TextFile[];
  /** Shell scripts that start the client, and scripts that hooks run. */
  readonly scripts: readonly TextFile[];
  /** Workflows, `package.json` and makefiles that name the client; crontabs and units, which may name a script that does. */
  readonly launchers: readonly TextFile[];
  readonly facts: Facts;
  /** What could not be read: becomes `incomplete` in the report, and exit code 3. */
  readonly problems: readonly Problem[];
  /** Whether the home folder was read (`--user`). */
  readonly user: boolean;
}

/** Questions to the snapshot. Same snapshot, same answers; nothing is read from a git tree's work tree. */
export interface Facts {
  exists(file: string): boolean;
  stat(file: string): FileStat | undefined;
  /** The text of a small file; undefined where there is none, or it cannot be read. For files that are no documents: secret files, package.json. */
  text(file: string): string | undefined;
  /** Files of the tree (not `.git`, `node_modules`), sorted. */
  files(): readonly string[];
  /** Names in a folder, sorted; of the home folder too. */
  entries(folder: string): readonly string[];
  /** Whether `files` costs nothing. False where single files are checked: then nobody should walk a whole tree for a small thing. */
  readonly listed: boolean;
  /** undefined where there is no git repository (or the file lies outside it). */
  tracked(file: string): boolean | undefined;
  /** The ignore rule that decides this path, by the repository's own files only (`personal`: by global or info/exclude). undefined: not ignored, or no repository. */
  ignoredBy(file: string): IgnoreRule | undefined;
  /**
   * The pattern that decides this path, whether git tracks it or not: a negation, too, and a pattern of the user's own ignore file where the
   * repository has none. Costs a call of git, so it is asked only of files of which there is something to say.
   */
  decidedBy(file: string): IgnoreRule | undefined;
  /** Files that git will be asked about: many questions become one call. */
  prime(files: readonly string[]): void;
  /** The folder of another repository in the tree that a file belongs to: a submodule, a linked work tree, a clone. Its own git answers for it. */
  nested(file: string): string | undefined;
  /** Whether the tree lies in a git repository. */
  readonly repository: boolean;
  /** Who may read and replace a file, beyond its mode. Dear: for files of which there is something to say. */
  readonly rights: Rights;
}

export interface IgnoreRule {
  readonly source: string;
  readonly line: number;
  readonly pattern: string;
  /** Global excludes or `.git/info/exclude`: no cover for others. */
  readonly personal: boolean;
  /** The pattern begins with `!` and lets the path in; only `decidedBy` tells of such. */
  readonly negated?: true;
}

export interface FileStat {
  readonly kind: 'file' | 'directory' | 'symlink' | 'other';
  /** Permission bits, e.g. 0o644; undefined where the snapshot has none (git keeps only the x bit). */
  readonly mode: number | undefined;
  /** What git keeps of the mode; absent where `mode` says it. */
  readonly executable?: boolean;
  readonly size: number;
  readonly uid: number | undefined;
  readonly gid?: number;
  /** How many names a file has, where it has more than one (hard links). */
  readonly names?: number;
  /** Target text of a symbolic link. */
  readonly target?: string;
  /** Whether the reader owns it (or root does); undefined where unknown. */
  readonly owned?: boolean;
}

export interface SettingsFile {
  readonly file: string;
  readonly scope: Scope;
  readonly document: Document;
  /** The object as the client reads it; empty where it reads none. */
  readonly value: Readonly<Record<string, unknown>>;
  /** Folder whose session loads it; '' is the root. A file of another folder than the run's start directory is not loaded. */
  readonly dir: string;
  /** False when the client drops the whole file; `losses` say why. */
  readonly inForce: boolean;
  readonly losses: readonly Loss[];
}

/** A violation of the settings schema and what the client drops because of it. */
export interface Loss {
  readonly drops: 'file' | 'entry' | 'field';
  readonly origin: Origin;
  /** What is wrong, e.g. `permissions.defaultMode must be one of default, acceptEdits, …`. */
  readonly message: string;
  /** The values that would fit, where there is a short list of them. */
  readonly allowed?: readonly string[];
}

export interface Hook {
  readonly event: string;
  readonly matcher: string | undefined;
  readonly matcherOrigin: Origin | undefined;
  readonly type: string;
  /** Shell text of a command hook, url of an http hook, prompt of a prompt hook. */
  readonly command: string | undefined;
  readonly args: readonly string[] | undefined;
  readonly value: Readonly<Record<string, unknown>>;
  readonly origin: Origin;
  readonly commandOrigin: Origin;
  readonly eventOrigin: Origin;
  readonly source: 'settings' | 'plugin' | 'skill' | 'command' | 'agent';
  readonly scope: Scope;
}

export interface McpFile {
  readonly file: string;
  readonly document: Document;
  /** `.mcp.json` of a project, a plugin's server list, `~/.claude.json`. */
  readonly kind: 'project' | 'plugin' | 'user';
  readonly dir: string;
}

export interface McpServer {
  readonly name: string;
  readonly kind: McpFile['kind'];
  readonly file: string;
  /** Of the server's value; its name is at the same path with `part: 'key'`. */
  readonly origin: Origin;
  readonly value: Readonly<Record<string, unknown>>;
}

/** A Markdown file with front matter that the model reads: skill, command, agent, memory. */
export interface Prompt {
  readonly file: string;
  readonly kind: 'skill' | 'command' | 'agent' | 'memory' | 'rules' | 'output-style';
  readonly document: Document;
  /** Front matter as the client reads it; empty where there is none or it is lost. */
  readonly frontMatter: Readonly<Record<string, unknown>>;
  /** Where the body starts in the text. */
  readonly bodyStart: number;
  /** Names that stand in front matter which the client drops as a whole; the document's problem says why. */
  readonly lost?: readonly string[];
  readonly dir: string;
  /** Loaded by a session in `dir` (a skill in `.claude/skills`), or only shipped (a plugin's, `skills/` of a repository). */
  readonly loaded: boolean;
}

export interface Manifest {
  readonly file: string;
  readonly kind: 'plugin' | 'marketplace' | 'hooks';
  readonly document: Document;
  readonly value: Readonly<Record<string, unknown>>;
}

export interface TextFile {
  readonly file: string;
  readonly document: Document;
}

/** A `.gitignore`. */
export interface IgnoreFile extends TextFile {
  /** Why git reads none of its lines: it is a link, which git does not follow there, or it is written in UTF-16. */
  readonly unread?: 'link' | 'utf-16';
}

export interface SecretFile {
  readonly file: string;
  readonly stat: FileStat | undefined;
  /** How we know that it is a secret file. */
  readonly why: 'name' | 'content' | 'sourced' | 'configured';
  /** Permission bits that our configuration allows it, e.g. 0o640; undefined: the owner's only. */
  readonly allowed?: number;
  /** The place that names it, where something does. */
  readonly namedAt?: Origin;
}
