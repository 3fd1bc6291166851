import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'usermod', powers: [{ can: 'escalate', words: '-aG sudo me', mild: true, needs: 'root' }], source: ['docs:usermod'], confidence: 'high' },
];
