import type { Prompt } from '../model/harness.ts';
import type { Scope } from '../model/permission.ts';
import { isBareScript, isSchedule } from './read/launcher.ts';

/** What a file is to the client, read off its path alone. */
export type Role =
  | { readonly kind: 'settings'; readonly scope: Scope; readonly dir: string }
  | { readonly kind: 'mcp'; readonly of: 'project' | 'plugin' | 'user'; readonly dir: string }
  | { readonly kind: 'prompt'; readonly prompt: Prompt['kind']; readonly dir: string; readonly loaded: boolean }
  | { readonly kind: 'manifest'; readonly manifest: 'plugin' | 'marketplace' | 'hooks'; readonly dir: string }
  | { readonly kind: 'gitignore'; readonly dir: string }
  | { readonly kind: 'script'; readonly dir: string }
  /** Not the client's own, but it may start the client. */
  | { readonly kind: 'launcher'; readonly dir: string }
  /** Code that hooks and skills bring along, in a language that we do not parse: only searched for credentials. */
  | { readonly kind: 'code'; readonly dir: string }
  | { readonly kind: 'secret'; readonly dir: string }
  /** JSON that may be a service account's key: its content decides. */
  | { readonly kind: 'key'; readonly dir: string }
  /** What every shell of the user reads. */
  | { readonly kind: 'startup'; readonly dir: string };

/** Names that hold secrets by convention. Templates (`.env.example`) do not. Plain look-ups: every file of a tree is asked. */
const NAMES = new Set([
  ...['.env', '.envrc', '.netrc', '.npmrc', '.pypirc', '.pgpass', '.git-credentials', 'kubeconfig', 'terraform.tfstate', 'terraform.tfstate.backup'],
  ...['id_rsa', 'id_dsa', 'id_ecdsa', 'id_ed25519', 'credentials', '.credentials'],
  ...['json', 'yaml', 'yml', 'toml', 'ini'].flatMap((ending) => [`credentials.${ending}`, `.credentials.${ending}`]),
  ...['json', 'yaml', 'yml', 'toml', 'txt', 'ini'].flatMap((ending) => ['secret', 'secrets'].flatMap((stem) => [`${stem}.${ending}`, `.${stem}.${ending}`])),
]);
const ENDINGS = new Set(['env', 'pem', 'key', 'p12', 'pfx', 'jks', 'kdbx', 'ppk', 'tfvars']);
const TEMPLATE_NAME = /(?:^|[._-])(?:example|sample|template|tmpl|dist|defaults?|schema|test|ci|public|pub)(?:[._-]|$)|\.enc$|\.gpg$|\.age$|\.sops$/;

export const isSecretName = (path: string): boolean => {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return name === '.env' || (hasSecretName(name) && !TEMPLATE_NAME.test(name));
};

function hasSecretName(name: string): boolean {
  const dot = name.lastIndexOf('.');
  if (NAMES.has(name) || (dot > 0 && ENDINGS.has(name.slice(dot + 1))) || (name.startsWith('.env.') && name.length > 5)) return true;
  return name.endsWith('.json') && (name.startsWith('client_secret') || /^service[-_]account/.test(name) || name.endsWith('-service-account.json'));
}

/** Words of names and folders in which people put the key that a cloud's console gave them under a name of its own. */
const KEY_WORDS = new Set(
  'sa svc service account accounts key keys cred creds credential credentials gcp gcloud google firebase adminsdk bigquery bq adc secret secrets auth private certs'.split(
    ' ',
  ),
);

function mayBeKey(folder: string, name: string): boolean {
  const words = name.slice(0, -'.json'.length).split(/[^a-z0-9]+/);
  const last = words.at(-1) ?? '';
  if (!words.some((word) => KEY_WORDS.has(word)) && !(words.length > 1 && last.length === 12 && /^[0-9a-f]+$/.test(last))) {
    const above = folder.slice(folder.lastIndexOf('/') + 1).toLowerCase();
    if (!KEY_WORDS.has(above.startsWith('.') ? above.slice(1) : above)) return false;
  }
  return !TEMPLATE_NAME.test(name);
}

const isWorkflow = (folder: string, name: string): boolean =>
  folder.startsWith('.github/') &&
  /\.ya?ml$/.test(name) &&
  (folder === '.github/workflows' || (folder.startsWith('.github/actions/') && /^action\./.test(name)));

const isBroughtCode = (path: string, name: string): boolean =>
  /\.(?:py|[cm]?js|[cm]?ts|rb|pl|php|ps1|zsh|fish)$/.test(name) && /(?:^|\/)(?:\.claude|skills\/[^/]+|hooks)\//.test(path);

/** What it is if it is a secret; of other repositories in the tree nothing else matters. */
export function secretRole(path: string, folder = parentOf(path), name = path.slice(path.lastIndexOf('/') + 1)): Role | undefined {
  if (isSecretName(path)) return { kind: 'secret', dir: folder };
  return name.endsWith('.json') && mayBeKey(folder, name.toLowerCase()) ? { kind: 'key', dir: folder } : undefined;
}

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
    case 'package.json':
    case 'Makefile':
    case 'makefile':
    case 'GNUmakefile':
      return { kind: 'launcher', dir: folder };
    case 'plugin.json':
    case 'marketplace.json':
      if (!/(^|\/)\.claude-plugin$/.test(folder)) return undefined;
      return { kind: 'manifest', manifest: name === 'plugin.json' ? 'plugin' : 'marketplace', dir: parentOf(folder) };
    case 'hooks.json':
      return /(^|\/)hooks$/.test(folder) ? { kind: 'manifest', manifest: 'hooks', dir: parentOf(folder) } : undefined;
    case 'CLAUDE.md':
    case 'CLAUDE.local.md':
      if (!/(^|\/)\.claude$/.test(folder)) return { kind: 'prompt', prompt: 'memory', dir: folder, loaded: true };
  }
  const inFolder = inClaudeFolder(path, name);
  if (inFolder) return inFolder;
  if (isWorkflow(folder, name)) return { kind: 'launcher', dir: folder };
  if (name === 'SKILL.md') return { kind: 'prompt', prompt: 'skill', dir: folder, loaded: false };
  if (name.endsWith('.sh') || name.endsWith('.bash')) return { kind: 'script', dir: folder };
  if (isSchedule(path) || isBareScript(folder, name)) return { kind: 'launcher', dir: folder };
  const secret = secretRole(path, folder, name);
  if (secret) return secret;
  if (isBroughtCode(path, name)) return { kind: 'code', dir: folder };
  return undefined;
}

/** What the client looks for in a `.claude` folder. Read by hand: every start asks this, and the pattern for it is dear to compile. */
function inClaudeFolder(path: string, name: string): Role | undefined {
  if (path.includes('\n')) return undefined;
  for (let at = path.lastIndexOf('.claude/'); at >= 0; at = at === 0 ? -1 : path.lastIndexOf('.claude/', at - 1)) {
    if (at > 0 && path[at - 1] !== '/') continue;
    const dir = path.slice(0, Math.max(0, at - 1));
    const rest = path.slice(at + '.claude/'.length);
    if (rest === 'settings.json' || rest === 'settings.local.json') return { kind: 'settings', scope: rest === 'settings.json' ? 'project' : 'local', dir };
    const parts = rest.split('/');
    const prompt = parts.length === 1 ? (rest === 'CLAUDE.md' ? 'memory' : undefined) : promptIn(parts, name);
    if (prompt) return { kind: 'prompt', prompt, dir, loaded: true };
  }
  return undefined;
}

function promptIn(parts: readonly string[], name: string): Prompt['kind'] | undefined {
  const isPage = name.endsWith('.md') && (name !== '.md' || parts.length > 2);
  switch (parts[0]) {
    case 'skills':
      return parts.length === 3 && parts[1] !== '' && name === 'SKILL.md' ? 'skill' : undefined;
    case 'commands':
      return isPage ? 'command' : undefined;
    case 'agents':
      return isPage ? 'agent' : undefined;
    case 'rules':
      return isPage ? 'rules' : undefined;
    case 'output-styles':
      return isPage && parts.length === 2 ? 'output-style' : undefined;
  }
  return undefined;
}

export const parentOf = (path: string): string => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '');

export interface Found {
  readonly file: string;
  readonly role: Role;
}
