import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'ssh-keyscan',
    powers: [
      { can: 'network-out', words: '-T 1 example.com', mild: true, seen: true },
      { can: 'read-any', words: '-f /etc/passwd', mild: true },
    ],
    source: ['docs:ssh-keyscan'],
    confidence: 'high',
  },
];
