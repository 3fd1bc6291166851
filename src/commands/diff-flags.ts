import { RUN_FLAGS, TRUST_FLAGS } from './check-flags.ts';
import type { Flag } from './flags.ts';
import { outputFlags, PAINT_FLAGS } from './output-options.ts';

export const DIFF_FORMATS = ['text', 'markdown', 'json', 'json-v1', 'sarif', 'github'] as const;
export type DiffFormat = (typeof DIFF_FORMATS)[number];

export const DIFF_FLAGS: readonly Flag[] = [
  { name: '--staged', description: 'compare with the git index instead of the work tree' },
  {
    name: '--fail-on',
    value: 'WHAT',
    many: true,
    description:
      'exit 1 for: widened, narrowed, changed, unknown, finding, surface, capability:NAME (exec, network-out, …); several may be given, also with commas',
  },
  { name: '--no-findings', description: 'compare rights alone: spares linting both sides, which takes longer on lists of a thousand rules' },
  { name: '--exit-zero', description: 'exit 0 where it would be 1' },
  { name: '--user', description: 'read the home folder and managed settings too, as they are now, on both sides' },
  { name: '--managed', value: 'DIR', description: 'folder of managed-settings.json (with --user: the usual one of this system)' },
  { name: '--config', value: 'FILE', description: 'our configuration file; `none` sets the one of the repository aside. Default: the one of BASE' },
  { name: '--base-ref', value: 'REV', description: 'read our configuration (accepts, notes, baseline) from this commit' },
  ...TRUST_FLAGS,
  ...outputFlags(DIFF_FORMATS),
  ...PAINT_FLAGS,
  { name: '--quiet', short: '-q', description: 'only what is wider, no summary' },
  { name: '--verbose', short: '-v', description: 'every entry of a long list' },
  ...RUN_FLAGS,
];
