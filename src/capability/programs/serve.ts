import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'serve', powers: [{ can: 'network-in', words: '-l tcp://0.0.0.0:8080 .', mild: true }], source: ['docs:serve'], confidence: 'medium' },
];
