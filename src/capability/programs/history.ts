import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'history',
    powers: [
      { can: 'secrets', words: '-r /etc/passwd', mild: true, seen: true },
      { can: 'write-any', words: '-s x', mild: true, seen: true },
    ],
    source: ['man:bash'],
    confidence: 'high',
  },
];
