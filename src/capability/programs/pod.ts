import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'pod', powers: [{ can: 'install', words: 'install', mild: true, needs: 'workspace-file' }], source: ['docs:pod'], confidence: 'medium' },
];
