import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'visudo', powers: [{ can: 'escalate', words: '-f /tmp/x', mild: true, needs: 'root' }], source: ['docs:visudo'], confidence: 'medium' },
];
