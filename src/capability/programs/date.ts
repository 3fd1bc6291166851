import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'date', powers: [{ can: 'read-any', words: '-f /etc/passwd', mild: true, seen: true }], source: ['gtfo:date'], confidence: 'high' },
];
