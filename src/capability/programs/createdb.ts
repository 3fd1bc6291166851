import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'createdb', powers: [{ can: 'network-out', words: '-h example.com x', mild: true }], source: ['docs:createdb'], confidence: 'medium' },
];
