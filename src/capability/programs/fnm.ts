import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'fnm', powers: [{ can: 'exec', words: 'exec --using=20 id' }], source: ['docs:fnm'], confidence: 'medium' },
];
