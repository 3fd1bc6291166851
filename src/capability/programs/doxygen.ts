import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'doxygen', powers: [{ can: 'exec', words: 'x', mild: true, needs: 'workspace-file', seen: true }], source: ['man'], confidence: 'high' },
];
