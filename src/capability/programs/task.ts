import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'task', powers: [{ can: 'exec', words: 'build', mild: true, needs: 'workspace-file' }], source: ['docs:task'], confidence: 'medium' },
];
