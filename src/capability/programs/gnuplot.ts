import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'gnuplot', powers: [{ can: 'exec', words: `-e 'system("id")'`, seen: true }], source: ['gtfo:gnuplot'], confidence: 'high' },
];
