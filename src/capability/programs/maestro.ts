import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'maestro', powers: [{ can: 'exec', words: 'test x.yaml', mild: true, needs: 'workspace-file' }], source: ['docs:maestro'], confidence: 'medium' },
];
