import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'chronic', powers: [{ can: 'exec', words: 'sh -c id', purpose: true }], source: ['man:moreutils'], confidence: 'medium' },
];
