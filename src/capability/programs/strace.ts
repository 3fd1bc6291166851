import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'strace',
    powers: [
      { can: 'exec', words: '-o /dev/null id', gated: 'permissions-bash W3', seen: true },
      { can: 'write-any', words: '-o /tmp/x true', mild: true, gated: 'permissions-bash W3', seen: true },
    ],
    source: ['gtfo:strace'],
    confidence: 'high',
  },
];
