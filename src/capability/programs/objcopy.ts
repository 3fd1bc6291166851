import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'objcopy',
    powers: [{ can: 'write-any', words: '-I binary -O binary /etc/hostname /tmp/x', mild: true, seen: true }],
    source: ['docs:objcopy'],
    confidence: 'high',
  },
];
