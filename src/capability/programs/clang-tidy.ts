import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'clang-tidy', powers: [{ can: 'exec', words: '--load=./x.so x.c', mild: true }], source: ['docs:clang-tidy'], confidence: 'medium' },
];
