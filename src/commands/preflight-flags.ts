import { MODES } from '../model/run.ts';
import { TRUST_FLAGS } from './check-flags.ts';
import type { Flag } from './flags.ts';

export const PREFLIGHT_FLAGS: readonly Flag[] = [
  { name: '--for', value: 'SKILL', description: 'the skill or command that the job runs: what it tells the agent to do must be granted' },
  {
    name: '--vars-file',
    value: 'FILE',
    many: true,
    description: 'env file that the job loads: must be private, and its variables count as set; only names are shown',
  },
  {
    name: '--mode',
    value: 'MODE',
    choices: [...MODES, 'manual'],
    description: 'permission mode of the run; default: that of the script, else the defaultMode in force',
  },
  {
    name: '--script',
    value: 'FILE',
    description: 'the script that starts the client: read, never run, for HOME, PATH, folder, env files, options of the client and logs',
  },
  { name: '--managed', value: 'DIR', description: 'folder of managed-settings.json; default: the usual one of this system' },
  { name: '--config', value: 'FILE', description: 'our configuration file, whose accepts count; `none` sets the one of the repository aside' },
  ...TRUST_FLAGS,
  { name: '--format', short: '-f', value: 'NAME', choices: ['text', 'json', 'json-v1'], description: 'output format' },
];
