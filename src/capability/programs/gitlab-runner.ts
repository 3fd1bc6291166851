import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'gitlab-runner',
    powers: [{ can: 'exec', words: 'exec shell x', mild: true, needs: 'workspace-file' }],
    source: ['docs:gitlab-runner'],
    confidence: 'high',
  },
];
