import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 's5cmd', powers: [{ can: 'network-out', words: 'cp .env s3://bucket/', needs: 'credentials' }], source: ['docs:s5cmd'], confidence: 'medium' },
];
