import type { Program } from '../program.ts';

export default (): readonly Program[] => [{ prefix: 'tig', powers: [{ can: 'exec', words: '', mild: true }], source: ['docs'], confidence: 'medium' }];
