import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'setarch', powers: [{ can: 'exec', words: '-R id', purpose: true, seen: true }], source: ['gtfo:setarch'], confidence: 'high' },
];
