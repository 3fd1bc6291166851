import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'msmtp', powers: [{ can: 'network-out', words: 'x@example.com', feed: 'echo x' }], source: ['docs:msmtp'], confidence: 'medium' },
];
