import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'modprobe', powers: [{ can: 'escalate', words: 'x', needs: 'root', mild: true }], source: ['docs:modprobe'], confidence: 'medium' },
];
