import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'dagger', powers: [{ can: 'exec', words: 'call build', mild: true, needs: 'workspace-file' }], source: ['docs:dagger'], confidence: 'medium' },
];
