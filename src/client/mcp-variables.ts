/** `${NAME}` and `${NAME:-default}` are all that the client expands in a server's command, args, env values, url and headers (paths §7.1). */
export const EXPANDED = /\$\{([A-Za-z_]\w*)(:-[^}]{0,500})?\}/g;

/** Credentials that the client replaces by nothing in the url and headers of a server (paths §7.3). */
export const isBlanked = (name: string): boolean => (name.startsWith('ANTHROPIC_') && (name.endsWith('_KEY') || name.endsWith('_TOKEN'))) || BLANKED.has(name);

const BLANKED: ReadonlySet<string> = new Set([
  'ANTHROPIC_CUSTOM_HEADERS',
  'CLAUDE_CODE_OAUTH_TOKEN',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_BEARER_TOKEN_BEDROCK',
  'GOOGLE_APPLICATION_CREDENTIALS',
  'NPM_TOKEN',
  'AZURE_CLIENT_SECRET',
  'VAULT_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
]);

/** Variables that every login sets. */
export const ALWAYS_SET: ReadonlySet<string> = new Set([
  'HOME',
  'PATH',
  'USER',
  'LOGNAME',
  'SHELL',
  'PWD',
  'LANG',
  'TERM',
  'TMPDIR',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
]);

/** The name that permission rules and tools use for a server (paths §4.4). */
export const normalisedServer = (name: string): string => name.replace(/[^A-Za-z0-9_-]/g, '_');
