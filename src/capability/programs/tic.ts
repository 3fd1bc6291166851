import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'tic', powers: [{ can: 'read-any', words: '-C /etc/passwd', mild: true, seen: true }], source: ['gtfo:tic'], confidence: 'high' },
];
