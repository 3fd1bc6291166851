import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'chsh', powers: [{ can: 'persist', words: '-s /tmp/x', mild: true }], source: ['docs:chsh'], confidence: 'medium' },
];
