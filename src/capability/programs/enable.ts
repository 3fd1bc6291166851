import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'enable',
    powers: [{ can: 'exec', words: '-f ./x.so x', mild: true, needs: 'attacker-file', gated: 'permissions-bash W3', seen: true }],
    source: ['man:bash'],
    confidence: 'high',
  },
];
