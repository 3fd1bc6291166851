import type { Program } from '../program.ts';

export default (): readonly Program[] => [{ prefix: 'tsup', powers: [{ can: 'exec', words: '', mild: true }], source: ['docs:tsup'], confidence: 'medium' }];
