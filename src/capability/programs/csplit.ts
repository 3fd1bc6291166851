import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'csplit',
    powers: [
      { can: 'exec', words: '--filter=id README.md', mild: true },
      { can: 'write-any', words: '-s -f /tmp/x /etc/hostname 1', mild: true, seen: true },
    ],
    source: ['gtfo:csplit'],
    confidence: 'high',
  },
];
