import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'modal', powers: [{ can: 'exec', words: 'run x.py', mild: true, needs: 'workspace-file' }], source: ['docs:modal'], confidence: 'medium' },
];
