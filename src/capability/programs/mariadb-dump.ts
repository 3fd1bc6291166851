import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'mariadb-dump',
    powers: [{ can: 'secrets', words: 'mysql user', mild: true, needs: 'credentials' }],
    source: ['docs:mariadb-dump'],
    confidence: 'medium',
  },
];
