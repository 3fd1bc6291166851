import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'vagrant', powers: [{ can: 'exec', words: 'status', mild: true, needs: 'workspace-file' }], source: ['gtfo:vagrant'], confidence: 'high' },
];
