import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'arp', powers: [{ can: 'read-any', words: '-v -f /etc/passwd', mild: true, seen: true }], source: ['docs:arp'], confidence: 'high' },
];
