import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'irb', powers: [{ can: 'exec', words: '-f', feed: `echo 'system("id")'`, purpose: true, seen: true }], source: ['gtfo:irb'], confidence: 'high' },
];
