import type { Program } from '../program.ts';

export default (): readonly Program[] => [{ prefix: 'shred', powers: [{ can: 'destroy', words: '-s 0 x' }], source: ['docs:shred'], confidence: 'medium' }];
