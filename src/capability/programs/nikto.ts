import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'nikto', powers: [{ can: 'network-out', words: '-h example.com', mild: true }], source: ['docs:nikto'], confidence: 'high' },
];
