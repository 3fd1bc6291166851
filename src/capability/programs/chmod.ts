import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'chmod',
    powers: [
      { can: 'persist', words: '+x x', mild: true, needs: 'attacker-file', seen: true },
      { can: 'escalate', words: 'u+s /bin/bash', mild: true, needs: 'root' },
    ],
    source: ['gtfo:chmod'],
    confidence: 'high',
  },
];
