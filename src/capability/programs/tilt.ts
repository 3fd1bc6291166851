import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'tilt', powers: [{ can: 'exec', words: 'up', mild: true, needs: 'workspace-file' }], source: ['docs:tilt'], confidence: 'medium' },
];
