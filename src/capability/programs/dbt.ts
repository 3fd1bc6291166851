import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'dbt',
    powers: [
      { can: 'exec', words: 'run', mild: true, needs: 'workspace-file' },
      { can: 'destroy', words: 'run --full-refresh', mild: true, needs: 'credentials' },
    ],
    source: ['docs:dbt'],
    confidence: 'high',
  },
];
