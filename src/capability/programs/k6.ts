import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'k6', powers: [{ can: 'network-out', words: 'run x.js', mild: true, needs: 'workspace-file' }], source: ['docs:k6'], confidence: 'medium' },
];
