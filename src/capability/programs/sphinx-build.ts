import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'sphinx-build',
    powers: [{ can: 'exec', words: '. out', mild: true, needs: 'workspace-file', seen: true }],
    source: ['docs:sphinx-build'],
    confidence: 'high',
  },
];
