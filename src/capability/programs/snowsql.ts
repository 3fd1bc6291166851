import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'snowsql',
    powers: [
      { can: 'destroy', words: `-q 'drop table x'`, needs: 'credentials' },
      { can: 'exec', words: `-q '!system id'`, mild: true, needs: 'credentials' },
    ],
    source: ['docs:snowsql'],
    confidence: 'medium',
  },
];
