import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'valgrind',
    powers: [
      { can: 'exec', words: '-q id', purpose: true, seen: true },
      { can: 'write-any', words: '--log-file=/tmp/x true', mild: true, seen: true },
    ],
    source: ['gtfo:valgrind'],
    confidence: 'high',
  },
];
