import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'as', powers: [{ can: 'read-any', words: '@/etc/passwd', mild: true, seen: true }], source: ['gtfo:as'], confidence: 'high' },
];
