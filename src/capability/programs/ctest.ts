import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'ctest',
    powers: [{ can: 'exec', words: '--build-and-test x b --build-generator x', mild: true, needs: 'workspace-file', seen: true }],
    source: ['man:ctest'],
    confidence: 'high',
  },
];
