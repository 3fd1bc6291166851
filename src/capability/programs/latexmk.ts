import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'latexmk', powers: [{ can: 'exec', words: `-e 'system("id")'`, seen: true }], source: ['gtfo:pdflatex'], confidence: 'high' },
];
