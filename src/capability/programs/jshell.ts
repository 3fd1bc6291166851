import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'jshell',
    powers: [{ can: 'exec', words: '', feed: `echo 'new ProcessBuilder("id").inheritIO().start()'`, purpose: true, seen: true }],
    source: ['gtfo:jshell'],
    confidence: 'high',
  },
];
