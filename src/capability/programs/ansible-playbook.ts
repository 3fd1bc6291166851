import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'ansible-playbook',
    powers: [{ can: 'exec', words: 'x.yml', mild: true, needs: 'attacker-file', seen: true }],
    source: ['gtfo:ansible-playbook'],
    confidence: 'high',
  },
];
