import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'prlimit', powers: [{ can: 'exec', words: '--nofile=64 id', purpose: true, seen: true }], source: ['man:prlimit'], confidence: 'high' },
];
