import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'shred', powers: [{ can: 'destroy', words: '-s 0 x' }], instead: ['shred -u key.tmp'], source: ['docs:shred'], confidence: 'medium' },
];
