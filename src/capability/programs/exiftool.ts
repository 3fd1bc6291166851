import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'exiftool',
    powers: [
      { can: 'exec', words: `-if 'system("id >&2")' /etc/hostname`, seen: true },
      { can: 'write-any', words: '-filename=/tmp/x x', mild: true, seen: true },
    ],
    source: ['gtfo:exiftool'],
    confidence: 'high',
  },
];
