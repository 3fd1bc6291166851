import { CLIENT_VERSION } from '../client/version.ts';
import { RUN_FLAGS, TRUST_FLAGS } from './check-flags.ts';
import type { Flag } from './flags.ts';

/** Options of the commands that answer for one session. */
export const SESSION_FLAGS: readonly Flag[] = [
  ...RUN_FLAGS,
  { name: '--allowed-tools', value: 'RULES', many: true, description: 'allow rules of the client’s own command line' },
  { name: '--disallowed-tools', value: 'RULES', many: true, description: 'deny rules of the client’s own command line' },
  { name: '--add-dir', value: 'DIR', many: true, description: 'additional directory of the client’s own command line' },
  { name: '--client', value: 'VERSION', description: `version of the client; all answers are as for ${CLIENT_VERSION}, another one is pointed out once` },
  { name: '--user', description: 'read the home folder and managed settings too' },
  { name: '--managed', value: 'DIR', description: 'folder of managed-settings.json (with --user: the usual one of this system)' },
  { name: '--staged', description: 'ask what is in the git index, not the work tree' },
  { name: '--commit', value: 'REV', description: 'ask the files of a commit' },
  { name: '--config', value: 'FILE', description: 'our configuration file, for the notes beside rules; `none` sets the one of the repository aside' },
  ...TRUST_FLAGS,
  { name: '--format', short: '-f', value: 'NAME', choices: ['text', 'json', 'json-v1'], description: 'output format' },
  { name: '--color', value: 'WHEN', choices: ['auto', 'always', 'never'], description: 'colours in text output; NO_COLOR and FORCE_COLOR are honoured' },
  { name: '--no-color', description: 'the same as --color never' },
  { name: '--verbose', short: '-v', description: 'every entry of a long list' },
];

export const CAN_FLAGS: readonly Flag[] = [
  { name: '--input', value: 'JSON', description: 'input fields of the call beside, or instead of, the text in parentheses' },
  ...SESSION_FLAGS,
  { name: '--batch', value: 'FILE', description: 'decide recorded calls: one JSON object with settings, run and call a line; - reads standard input' },
  { name: '--fixtures', value: 'FILE', description: 'shared file trees that the lines of --batch name' },
];
