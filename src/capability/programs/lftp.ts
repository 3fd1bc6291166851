import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'lftp',
    powers: [
      { can: 'network-out', words: 'example.com' },
      { can: 'exec', words: `-c '!id'`, mild: true, seen: true },
    ],
    source: ['gtfo:lftp'],
    confidence: 'high',
  },
];
