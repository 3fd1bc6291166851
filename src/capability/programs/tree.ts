import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'tree', powers: [{ can: 'write-any', words: '-o /tmp/x .', mild: true, seen: true }], free: true, source: ['man:tree'], confidence: 'medium' },
];
