import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'entr', powers: [{ can: 'exec', words: '-n -z id', feed: 'ls', purpose: true, seen: true }], source: ['man:entr'], confidence: 'medium' },
];
