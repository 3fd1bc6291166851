import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'xcodebuild', powers: [{ can: 'exec', words: 'build', mild: true, needs: 'workspace-file' }], source: ['docs:xcodebuild'], confidence: 'medium' },
];
