import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'octave', powers: [{ can: 'exec', words: `--eval 'system("id")'`, purpose: true, seen: true }], source: ['gtfo:octave'], confidence: 'medium' },
];
