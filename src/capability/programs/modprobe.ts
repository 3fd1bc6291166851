import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'modprobe', powers: [{ can: 'escalate', words: 'x', mild: true }], source: ['docs:modprobe'], confidence: 'medium' },
];
