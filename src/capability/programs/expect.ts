import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'expect',
    powers: [
      { can: 'exec', words: `-c 'spawn id; expect eof'`, purpose: true, seen: true },
      { can: 'read-any', words: '/etc/passwd', mild: true, seen: true },
    ],
    source: ['gtfo:expect'],
    confidence: 'high',
  },
];
