import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'nox', powers: [{ can: 'exec', words: '', needs: 'workspace-file', mild: true }], source: ['docs:nox'], confidence: 'medium' },
];
