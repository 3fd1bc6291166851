import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'zstd', powers: [{ can: 'write-any', words: '-q /etc/hostname -o /tmp/x', mild: true, seen: true }], source: ['docs:zstd'], confidence: 'high' },
];
