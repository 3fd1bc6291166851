import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'ltrace',
    powers: [
      { can: 'exec', words: '-f -o /dev/null sh -c id', gated: 'permissions-bash W3', seen: true },
      { can: 'write-any', words: '-o /tmp/x true', mild: true, gated: 'permissions-bash W3', seen: true },
    ],
    source: ['gtfo:ltrace'],
    confidence: 'high',
  },
];
