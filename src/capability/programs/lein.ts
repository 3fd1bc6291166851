import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'lein', powers: [{ can: 'exec', words: 'test', mild: true, needs: 'workspace-file' }], source: ['docs:lein'], confidence: 'medium' },
];
