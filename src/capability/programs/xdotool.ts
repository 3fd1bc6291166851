import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'xdotool', powers: [{ can: 'exec', words: 'exec --sync id' }], source: ['gtfo:xdotool'], confidence: 'high' },
];
