import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'scons', powers: [{ can: 'exec', words: '', needs: 'workspace-file', mild: true, seen: true }], source: ['man:scons'], confidence: 'high' },
];
