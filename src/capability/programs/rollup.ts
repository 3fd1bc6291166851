import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'rollup', powers: [{ can: 'exec', words: '-c', mild: true, needs: 'workspace-file' }], source: ['docs:rollup'], confidence: 'medium' },
];
