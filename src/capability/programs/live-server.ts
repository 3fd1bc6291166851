import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'live-server', powers: [{ can: 'network-in', words: '--host=0.0.0.0', mild: true }], source: ['docs:live-server'], confidence: 'medium' },
];
