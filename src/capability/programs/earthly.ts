import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'earthly', powers: [{ can: 'exec', words: '+build', mild: true, needs: 'workspace-file' }], source: ['docs:earthly'], confidence: 'medium' },
];
