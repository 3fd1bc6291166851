import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'mage', powers: [{ can: 'exec', words: 'build', mild: true, needs: 'workspace-file' }], source: ['docs:mage'], confidence: 'medium' },
];
