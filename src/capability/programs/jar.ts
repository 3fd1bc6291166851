import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'jar', powers: [{ can: 'write-any', words: 'cf /tmp/x x', mild: true, seen: true }], source: ['docs:jar'], confidence: 'high' },
];
