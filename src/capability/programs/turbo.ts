import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'turbo', powers: [{ can: 'exec', words: 'run build', mild: true, needs: 'workspace-file' }], source: ['docs:turbo'], confidence: 'high' },
];
