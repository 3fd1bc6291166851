import { MODES } from '../model/run.ts';
import type { Flag } from './flags.ts';

export const FORMATS = ['text', 'json', 'json-v1', 'sarif', 'github', 'ndjson'] as const;
export type FormatName = (typeof FORMATS)[number];

/** How a session is started: every verdict is for one run. */
export const RUN_FLAGS: readonly Flag[] = [
  { name: '--mode', value: 'MODE', choices: [...MODES, 'manual'], description: 'permission mode of the run; default: the defaultMode in force' },
  { name: '--headless', description: 'nobody answers prompts (claude -p)' },
  { name: '--untrusted', description: 'the trust dialog of this folder was not accepted' },
  { name: '--start-dir', value: 'DIR', description: 'folder below the root where the client starts' },
];

/** What the user says of the git repository. */
export const TRUST_FLAGS: readonly Flag[] = [
  { name: '--git-safe-directory', description: 'read a git repository that another user owns' },
  { name: '--hostile-repo', description: 'trust nothing in .git: git is asked through a copy without the repository’s own configuration' },
];

export const CHECK_FLAGS: readonly Flag[] = [
  { name: '--staged', description: 'check what is in the git index, not the work tree' },
  { name: '--changed', value: 'BASE', description: 'report only files that differ from the merge base with BASE' },
  { name: '--commit', value: 'REV', description: 'check the files of a commit' },
  { name: '--stdin', description: 'read one file from standard input; needs --stdin-filename' },
  { name: '--stdin-filename', value: 'FILE', description: 'what the text of --stdin is to be taken for' },
  { name: '--user', description: 'read the home folder and managed settings too' },
  { name: '--managed', value: 'DIR', description: 'folder of managed-settings.json (with --user: the usual one of this system)' },
  { name: '--format', short: '-f', value: 'NAME', choices: FORMATS, many: true, description: 'output format; several may be given' },
  { name: '--output-file', short: '-o', value: 'FILE', many: true, description: 'write the format before it to a file instead of standard output' },
  { name: '--rule', value: 'ID', many: true, description: 'run only this rule' },
  { name: '--audit', description: 'with the rules for a review now and then, which plain checks leave out' },
  { name: '--severity', value: 'LEVEL', choices: ['error', 'warning', 'note'], description: 'report only findings of at least this severity' },
  {
    name: '--fail-on',
    value: 'LEVEL',
    choices: ['error', 'warning', 'note', 'never'],
    description: 'exit 1 for findings of at least this severity; default: error',
  },
  { name: '--max-warnings', value: 'N', description: 'exit 1 for more than N warnings, whatever --fail-on says' },
  { name: '--exit-zero', description: 'exit 0 where it would be 1' },
  { name: '--require-config', description: 'exit 2 when no client configuration is found' },
  { name: '--config', value: 'FILE', description: 'our configuration file; `none` sets the one of the repository aside' },
  { name: '--base-ref', value: 'REV', description: 'read our configuration from this commit: a pull request cannot accept its own findings' },
  { name: '--vars-file', value: 'FILE', description: 'env file of the run: variables of .mcp.json that it does not define are reported' },
  ...TRUST_FLAGS,
  { name: '--color', value: 'WHEN', choices: ['auto', 'always', 'never'], description: 'colours in text output; NO_COLOR and FORCE_COLOR are honoured' },
  { name: '--no-color', description: 'the same as --color never' },
  { name: '--quiet', short: '-q', description: 'errors only, no summary' },
  { name: '--verbose', short: '-v', description: 'notes, the assumed run and every finding of a long list' },
  ...RUN_FLAGS,
];
