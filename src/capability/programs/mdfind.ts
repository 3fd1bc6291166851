import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'mdfind', powers: [{ can: 'read-any', words: 'password', mild: true }], source: ['docs:macos'], confidence: 'low' },
];
