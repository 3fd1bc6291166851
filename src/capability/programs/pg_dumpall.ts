import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'pg_dumpall',
    powers: [{ can: 'secrets', words: '--roles-only', mild: true, needs: 'credentials' }],
    source: ['man:pg_dumpall'],
    confidence: 'high',
  },
];
