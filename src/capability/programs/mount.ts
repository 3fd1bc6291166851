import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'mount',
    powers: [{ can: 'escalate', words: '-o bind /bin/sh /bin/mount', mild: true, needs: 'root' }],
    source: ['gtfo:mount'],
    confidence: 'high',
  },
];
