import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'ldconfig', powers: [{ can: 'write-any', words: '-C /tmp/x', mild: true, seen: true }], source: ['docs:ldconfig'], confidence: 'high' },
];
