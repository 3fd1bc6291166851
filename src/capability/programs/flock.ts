import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'flock',
    powers: [
      { can: 'exec', words: '-u / id', gated: 'permissions-bash W3', seen: true },
      { can: 'write-any', words: '/tmp/x true', mild: true, gated: 'permissions-bash W3', seen: true },
    ],
    source: ['gtfo:flock'],
    confidence: 'high',
  },
];
