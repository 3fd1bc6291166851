import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'consul', powers: [{ can: 'secrets', words: 'kv get -recurse', needs: 'credentials' }], source: ['docs:consul'], confidence: 'medium' },
];
