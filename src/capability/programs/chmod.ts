import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'chmod',
    powers: [
      { can: 'persist', words: '+x x', by: ['*+x'], mild: true, needs: 'attacker-file', seen: true },
      { can: 'escalate', words: 'u+s /bin/bash', by: ['*+s'], mild: true, needs: 'root' },
    ],
    source: ['gtfo:chmod'],
    confidence: 'high',
  },
];
