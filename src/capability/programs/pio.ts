import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'pio', powers: [{ can: 'exec', words: 'run', mild: true, needs: 'workspace-file' }], source: ['docs:pio'], confidence: 'low' },
];
