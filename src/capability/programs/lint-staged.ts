import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'lint-staged',
    powers: [{ can: 'exec', words: '', needs: 'workspace-file', mild: true, seen: true }],
    source: ['docs:lint-staged'],
    confidence: 'high',
  },
];
