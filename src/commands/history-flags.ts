import { RUN_FLAGS, TRUST_FLAGS } from './check-flags.ts';
import type { Flag } from './flags.ts';
import { outputFlags, PAINT_FLAGS } from './output-options.ts';

export const HISTORY_FORMATS = ['text', 'markdown', 'json', 'json-v1', 'csv'] as const;
export type HistoryFormat = (typeof HISTORY_FORMATS)[number];

export const HISTORY_FLAGS: readonly Flag[] = [
  {
    name: '--since',
    value: 'WHEN',
    description: 'a revision (itself not walked) or a date as git understands it: 2026-01-31 (from its beginning, UTC), "3 weeks ago"',
  },
  { name: '--path', value: 'PATH', many: true, description: 'only configuration at or below this file or folder; git then walks much faster' },
  { name: '--first-parent', description: 'the main line, a merge as one step (the default)' },
  { name: '--all-commits', description: 'every commit, those of merged branches too' },
  ...TRUST_FLAGS,
  ...outputFlags(HISTORY_FORMATS),
  ...PAINT_FLAGS,
  { name: '--verbose', short: '-v', description: 'every commit and every change' },
  ...RUN_FLAGS,
];
