import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'chown', powers: [{ can: 'escalate', words: 'user /etc/shadow', mild: true, needs: 'root' }], source: ['gtfo:chown'], confidence: 'high' },
];
