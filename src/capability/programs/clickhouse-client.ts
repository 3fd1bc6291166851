import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'clickhouse-client',
    powers: [{ can: 'destroy', words: `-q 'drop table x'`, needs: 'credentials' }],
    source: ['docs:clickhouse-client'],
    confidence: 'high',
  },
];
