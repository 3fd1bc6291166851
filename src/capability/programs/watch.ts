import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'watch',
    powers: [{ can: 'exec', words: 'id', mild: true, needs: 'terminal', gated: 'permissions-bash W3' }],
    source: ['gtfo:watch'],
    confidence: 'high',
  },
];
