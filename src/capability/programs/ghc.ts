import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'ghc',
    powers: [{ can: 'exec', words: `-e 'System.Process.callCommand "id"'`, purpose: true, seen: true }],
    source: ['gtfo:ghc'],
    confidence: 'medium',
  },
];
