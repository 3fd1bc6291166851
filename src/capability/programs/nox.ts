import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'nox', powers: [{ can: 'exec', words: '', mild: true, needs: 'workspace-file' }], source: ['docs:nox'], confidence: 'medium' },
];
