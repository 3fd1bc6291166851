import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'ftp', powers: [{ can: 'network-out', words: 'example.com' }], source: ['docs:ftp'], confidence: 'medium' },
];
