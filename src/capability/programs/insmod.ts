import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'insmod', powers: [{ can: 'escalate', words: 'x.ko', mild: true, needs: 'root' }], source: ['docs:insmod'], confidence: 'medium' },
];
