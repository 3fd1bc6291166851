import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'command', powers: [{ can: 'exec', words: 'sh -c id', purpose: true }], instead: ['command -v:*'], source: ['docs:command'], confidence: 'medium' },
];
