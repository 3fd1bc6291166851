import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'unshare',
    powers: [{ can: 'exec', words: '-U id', mild: true, needs: 'configuration', gated: 'permissions-bash W3' }],
    source: ['gtfo:unshare'],
    confidence: 'high',
  },
];
