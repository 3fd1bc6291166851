import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'conan', powers: [{ can: 'exec', words: 'install .', mild: true, needs: 'workspace-file' }], source: ['docs:conan'], confidence: 'high' },
];
