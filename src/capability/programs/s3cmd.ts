import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 's3cmd', powers: [{ can: 'network-out', words: 'put .env s3://bucket', needs: 'credentials' }], source: ['docs:s3cmd'], confidence: 'medium' },
];
