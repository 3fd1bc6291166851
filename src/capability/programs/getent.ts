import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'getent', powers: [{ can: 'read-any', words: 'passwd', mild: true, seen: true }], source: ['gtfo:getent'], confidence: 'high' },
];
