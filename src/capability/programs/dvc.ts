import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'dvc', powers: [{ can: 'exec', words: 'repro', mild: true, needs: 'workspace-file' }], source: ['docs:dvc'], confidence: 'medium' },
];
