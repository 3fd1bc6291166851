import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'nose2', powers: [{ can: 'exec', words: '', mild: true, needs: 'workspace-file' }], source: ['docs:nose2'], confidence: 'medium' },
];
