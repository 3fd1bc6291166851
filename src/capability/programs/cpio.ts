import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'cpio',
    powers: [{ can: 'write-any', words: '-i --no-absolute-filenames -D /tmp < x.cpio', mild: true, needs: 'attacker-file', seen: true }],
    source: ['gtfo:cpio'],
    confidence: 'high',
  },
];
