import { RUN_FLAGS, TRUST_FLAGS } from './check-flags.ts';
import type { Flag } from './flags.ts';

export const BASELINE_FLAGS: readonly Flag[] = [
  { name: '--prune', description: 'only take out what no longer occurs; nothing new is added' },
  { name: '--check', description: 'write nothing; exit 1 if the baseline holds what no longer occurs' },
  { name: '--severity', value: 'LEVEL', choices: ['error', 'warning', 'note'], description: 'record findings of at least this severity; default: note' },
  { name: '--user', description: 'read the home folder and managed settings too' },
  { name: '--managed', value: 'DIR', description: 'folder of managed-settings.json (with --user: the usual one of this system)' },
  { name: '--config', value: 'FILE', description: 'our configuration file' },
  ...TRUST_FLAGS,
  ...RUN_FLAGS,
];
