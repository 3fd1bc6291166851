import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'pv', powers: [{ can: 'read-any', words: '-q /etc/passwd', mild: true, seen: true }], source: ['man:pv'], confidence: 'high' },
];
