import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'wormhole', powers: [{ can: 'network-out', words: 'send .env' }], source: ['docs:wormhole'], confidence: 'medium' },
];
