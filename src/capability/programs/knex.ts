import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'knex',
    powers: [{ can: 'destroy', words: 'migrate:rollback --all', mild: true, needs: 'credentials' }],
    source: ['docs:knex'],
    confidence: 'medium',
  },
];
