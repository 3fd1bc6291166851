import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'yash', powers: [{ can: 'exec', words: '-c id', purpose: true }], instead: ['yash scripts/build.sh'], source: ['gtfo:yash'], confidence: 'medium' },
];
