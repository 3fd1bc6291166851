import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'perf', powers: [{ can: 'exec', words: 'stat id', purpose: true }], source: ['gtfo:perf'], confidence: 'medium' },
];
