import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'shellcheck', powers: [{ can: 'read-any', words: '-x /etc/passwd', mild: true, seen: true }], source: ['man:shellcheck'], confidence: 'high' },
];
