import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'iconv',
    powers: [
      { can: 'read-any', words: '/etc/passwd', mild: true, seen: true },
      { can: 'write-any', words: '-o /tmp/x /etc/hostname', mild: true, seen: true },
    ],
    source: ['gtfo:iconv'],
    confidence: 'high',
  },
];
