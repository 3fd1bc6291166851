import type { Program } from '../program.ts';

export default (): readonly Program[] => [{ prefix: 'top', powers: [{ can: 'exec', words: '', mild: true }], source: ['man'], confidence: 'high' }];
