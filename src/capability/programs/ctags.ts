import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'ctags', powers: [{ can: 'write-any', words: '-o /tmp/x x.c', mild: true, seen: true }], source: ['man:ctags'], confidence: 'high' },
];
