import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'arch', powers: [{ can: 'exec', words: 'sh -c id', purpose: true }], source: ['docs:arch'], confidence: 'medium' },
];
