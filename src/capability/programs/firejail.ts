import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'firejail', powers: [{ can: 'exec', words: '--noprofile id', purpose: true, seen: true }], source: ['gtfo:firejail'], confidence: 'high' },
];
