import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'scons', powers: [{ can: 'exec', words: '', mild: true, needs: 'workspace-file', seen: true }], source: ['man'], confidence: 'high' },
];
