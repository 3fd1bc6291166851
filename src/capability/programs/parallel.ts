import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'parallel', powers: [{ can: 'exec', words: 'sh -c id ::: 1', purpose: true }], source: ['man:parallel'], confidence: 'medium' },
];
