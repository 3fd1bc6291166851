import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'hugo', powers: [{ can: 'network-in', words: 'server --bind 0.0.0.0', mild: true }], source: ['docs:hugo'], confidence: 'high' },
];
