import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'nose2', powers: [{ can: 'exec', words: '', needs: 'workspace-file', mild: true }], source: ['docs:nose2'], confidence: 'medium' },
];
