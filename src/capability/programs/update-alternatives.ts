import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'update-alternatives',
    powers: [{ can: 'persist', words: '--install /usr/bin/x x /tmp/x 1', mild: true, needs: 'root' }],
    source: ['gtfo:update-alternatives'],
    confidence: 'high',
  },
];
