import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'firefox', powers: [{ can: 'network-out', words: 'https://example.com/?x', mild: true }], source: ['docs:firefox'], confidence: 'medium' },
];
