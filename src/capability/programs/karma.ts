import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'karma', powers: [{ can: 'exec', words: 'start', mild: true, needs: 'workspace-file' }], source: ['docs:karma'], confidence: 'medium' },
];
