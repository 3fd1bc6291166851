import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'cpulimit', powers: [{ can: 'exec', words: '-l 100 -f -- id', purpose: true }], source: ['gtfo'], confidence: 'medium' },
];
