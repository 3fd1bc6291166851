import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'genisoimage', powers: [{ can: 'read-any', words: '-q -o - /etc/passwd', mild: true }], source: ['gtfo'], confidence: 'medium' },
];
