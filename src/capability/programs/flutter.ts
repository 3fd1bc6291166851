import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'flutter', powers: [{ can: 'exec', words: 'test', mild: true, needs: 'workspace-file' }], source: ['docs:flutter'], confidence: 'medium' },
];
