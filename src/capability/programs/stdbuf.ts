import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'stdbuf',
    powers: [{ can: 'exec', words: '-oL sh -c id', purpose: true, seen: true }],
    instead: ['stdbuf -oL npm test'],
    source: ['gtfo:stdbuf'],
    confidence: 'medium',
  },
];
