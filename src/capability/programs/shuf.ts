import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'shuf',
    powers: [
      { can: 'write-any', words: '-e x -o /tmp/x', mild: true, seen: true },
      { can: 'read-any', words: '/etc/passwd', mild: true, seen: true },
    ],
    source: ['gtfo:shuf'],
    confidence: 'high',
  },
];
