import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'dart', powers: [{ can: 'exec', words: 'run x', mild: true, needs: 'workspace-file' }], source: ['docs:dart'], confidence: 'medium' },
];
