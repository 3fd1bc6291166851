import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'at', also: ['batch'], powers: [{ can: 'persist', words: '-f x.sh now' }], source: ['gtfo:at'], confidence: 'medium' },
];
