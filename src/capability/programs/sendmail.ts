import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'sendmail', powers: [{ can: 'network-out', words: 'x@example.com', feed: 'echo x' }], source: ['docs:sendmail'], confidence: 'medium' },
];
