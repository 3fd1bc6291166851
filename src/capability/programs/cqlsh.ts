import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'cqlsh', powers: [{ can: 'destroy', words: `-e 'drop keyspace x'`, needs: 'credentials' }], source: ['docs:cqlsh'], confidence: 'medium' },
];
