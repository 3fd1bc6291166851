import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'loginctl', powers: [{ can: 'persist', words: 'enable-linger', mild: true }], source: ['docs:loginctl'], confidence: 'medium' },
];
