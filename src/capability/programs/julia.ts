import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'julia', powers: [{ can: 'exec', words: "-e 'run(`id`)'", purpose: true }], source: ['gtfo:julia'], confidence: 'medium' },
];
