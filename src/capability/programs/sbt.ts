import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'sbt', powers: [{ can: 'exec', words: 'test', mild: true, needs: 'workspace-file' }], source: ['docs:sbt'], confidence: 'medium' },
];
