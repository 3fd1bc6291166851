import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'mail', powers: [{ can: 'network-out', words: '-s x x@example.com', feed: 'echo x' }], source: ['docs:mail'], confidence: 'medium' },
];
