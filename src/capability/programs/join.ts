import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'join', powers: [{ can: 'read-any', words: '/etc/passwd /etc/passwd', mild: true, seen: true }], source: ['gtfo:join'], confidence: 'high' },
];
