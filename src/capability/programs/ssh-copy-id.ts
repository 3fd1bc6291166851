import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'ssh-copy-id',
    powers: [{ can: 'persist', words: 'host', mild: true, needs: 'remote-endpoint' }],
    source: ['gtfo:ssh-copy-id'],
    confidence: 'high',
  },
];
