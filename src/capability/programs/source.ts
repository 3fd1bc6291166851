import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'source',
    powers: [{ can: 'exec', words: './x', mild: true, needs: 'attacker-file', gated: 'permissions-bash W3', seen: true }],
    source: ['man:bash'],
    confidence: 'high',
  },
];
