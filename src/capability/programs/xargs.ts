import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'xargs',
    powers: [
      { can: 'exec', words: '-I{} sh -c id', purpose: true },
      { can: 'read-any', words: '-a /etc/passwd echo', mild: true, seen: true },
    ],
    instead: ['xargs wc -l'],
    source: ['gtfo:xargs'],
    confidence: 'high',
  },
];
