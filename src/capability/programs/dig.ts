import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'dig',
    also: ['drill'],
    powers: [
      { can: 'network-out', words: 's3cr3t.example.com', mild: true },
      { can: 'read-any', words: '-f /etc/passwd +tries=1 +time=1', mild: true, seen: true },
    ],
    source: ['gtfo:dig'],
    confidence: 'high',
  },
];
