import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'ava', powers: [{ can: 'exec', words: '', mild: true, needs: 'workspace-file' }], source: ['docs:ava'], confidence: 'medium' },
];
