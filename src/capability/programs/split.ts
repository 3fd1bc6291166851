import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'split',
    powers: [
      { can: 'exec', words: '--filter=id README.md', mild: true, seen: true },
      { can: 'write-any', words: '/etc/hostname /tmp/x', mild: true, seen: true },
    ],
    source: ['gtfo:split'],
    confidence: 'high',
  },
];
