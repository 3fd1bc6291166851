import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'ansible-inventory',
    powers: [{ can: 'exec', words: '-i ./x --list', mild: true, needs: 'attacker-file', seen: true }],
    source: ['docs:ansible-inventory'],
    confidence: 'high',
  },
];
