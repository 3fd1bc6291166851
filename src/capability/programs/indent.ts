import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'indent', powers: [{ can: 'write-any', words: '/etc/hostname -o /tmp/x', mild: true, seen: true }], source: ['man:indent'], confidence: 'high' },
];
