import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'apache2ctl', powers: [{ can: 'read-any', words: '-f /etc/passwd', mild: true }], source: ['docs:apache2ctl'], confidence: 'high' },
];
