import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'tmate',
    powers: [{ can: 'network-out', words: '-F new-session', mild: true, needs: 'remote-endpoint' }],
    source: ['man:tmate'],
    confidence: 'high',
  },
];
