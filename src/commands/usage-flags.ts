import type { Flag } from './flags.ts';

export const USAGE_FLAGS: readonly Flag[] = [
  { name: '--last', description: 'judge the last run without a person that was started in the folder (--project, default: this one), by exit code' },
  { name: '--project', value: 'DIR', description: 'only sessions that were started at or below this folder' },
  { name: '--since', value: 'WHEN', description: 'only what happened since a day or moment (UTC): 2026-01-31, 2026-01-31T08:00, or 7d, 4w before today' },
  { name: '--format', short: '-f', value: 'NAME', choices: ['text', 'json', 'json-v1'], description: 'output format' },
  { name: '--verbose', short: '-v', description: 'lists in full' },
];
