import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'latexmk', powers: [{ can: 'exec', words: `-e 'system("id")'`, seen: true }], source: ['docs:latexmk'], confidence: 'high' },
];
