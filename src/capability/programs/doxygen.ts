import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'doxygen', powers: [{ can: 'exec', words: 'x', needs: 'workspace-file', mild: true, seen: true }], source: ['man:doxygen'], confidence: 'high' },
];
