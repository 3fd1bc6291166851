import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'apt-config', powers: [{ can: 'read-any', words: '-c /etc/passwd dump', mild: true, seen: true }], source: ['man:apt-config'], confidence: 'high' },
];
