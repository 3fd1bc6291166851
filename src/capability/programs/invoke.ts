import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'invoke', powers: [{ can: 'exec', words: 'build', mild: true, needs: 'workspace-file' }], source: ['docs:invoke'], confidence: 'medium' },
];
