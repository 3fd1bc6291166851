import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'black', powers: [{ can: 'destroy', words: 'x.py', mild: true, needs: 'workspace-file' }], source: ['docs:black'], confidence: 'high' },
];
