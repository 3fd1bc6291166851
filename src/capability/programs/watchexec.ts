import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'watchexec', powers: [{ can: 'exec', words: '-- id', purpose: true }], source: ['docs:watchexec'], confidence: 'medium' },
];
