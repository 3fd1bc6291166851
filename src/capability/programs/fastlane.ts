import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'fastlane', powers: [{ can: 'exec', words: 'lane', mild: true, needs: 'workspace-file' }], source: ['docs:fastlane'], confidence: 'high' },
];
