import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'ng', powers: [{ can: 'exec', words: 'build', mild: true, needs: 'workspace-file' }], source: ['docs:ng'], confidence: 'medium' },
];
