import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'nx', powers: [{ can: 'exec', words: 'run x:build', mild: true, needs: 'workspace-file' }], source: ['docs:nx'], confidence: 'medium' },
];
