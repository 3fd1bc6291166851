import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'tsup', powers: [{ can: 'exec', words: '', needs: 'workspace-file', mild: true }], source: ['docs:tsup'], confidence: 'medium' },
];
