import { MODES } from '../model/run.ts';
import type { Flag } from './flags.ts';

export const EXPLAIN_FLAGS: readonly Flag[] = [
  { name: '--as', value: 'LIST', choices: ['allow', 'ask', 'deny'], description: 'the list that the permission rule stands in; default: allow' },
  {
    name: '--scope',
    value: 'SCOPE',
    choices: ['project', 'local', 'user', 'managed', 'flag'],
    description: 'the settings that hold it: `/x` starts in another folder in each; default: project',
  },
  { name: '--mode', value: 'MODE', choices: [...MODES, 'manual'], description: 'permission mode of the run; default: default' },
  { name: '--format', short: '-f', value: 'NAME', choices: ['text', 'json', 'json-v1'], description: 'output format' },
];
