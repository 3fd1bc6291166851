import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'xcrun', powers: [{ can: 'exec', words: '--sdk macosx -r id', mild: true }], source: ['docs:macos'], confidence: 'medium' },
];
