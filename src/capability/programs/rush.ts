import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'rush', powers: [{ can: 'exec', words: 'build', mild: true, needs: 'workspace-file' }], source: ['docs:rush'], confidence: 'medium' },
];
