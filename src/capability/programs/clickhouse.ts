import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'clickhouse',
    powers: [{ can: 'destroy', words: `client -q 'drop table x'`, needs: 'credentials' }],
    source: ['docs:clickhouse'],
    confidence: 'medium',
  },
];
