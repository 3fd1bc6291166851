import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'mc', powers: [{ can: 'network-out', words: 'cp .env x/bucket', needs: 'credentials' }], source: ['docs:mc'], confidence: 'medium' },
];
