import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'clang-format',
    powers: [{ can: 'destroy', words: '-i x.c', mild: true, needs: 'workspace-file' }],
    source: ['docs:clang-format'],
    confidence: 'medium',
  },
];
