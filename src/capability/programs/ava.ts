import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'ava', powers: [{ can: 'exec', words: '', needs: 'workspace-file', mild: true }], source: ['docs:ava'], confidence: 'medium' },
];
