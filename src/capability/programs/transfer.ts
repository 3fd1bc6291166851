import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'transfer', powers: [{ can: 'network-out', words: '.env', mild: true }], source: ['docs:transfer'], confidence: 'medium' },
];
