import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'screencapture', powers: [{ can: 'secrets', words: '-x x.png', mild: true }], source: ['man:screencapture'], confidence: 'medium' },
];
