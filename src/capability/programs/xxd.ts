import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'xxd',
    powers: [
      { can: 'write-any', words: '-r x /tmp/y', mild: true },
      { can: 'read-any', words: '/etc/hostname', mild: true },
    ],
    source: ['gtfo:xxd'],
    confidence: 'high',
  },
];
