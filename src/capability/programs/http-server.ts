import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'http-server', powers: [{ can: 'network-in', words: '-a 0.0.0.0 /', mild: true, seen: true }], source: ['docs:http-server'], confidence: 'high' },
];
