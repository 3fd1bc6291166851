import type { Program } from '../program.ts';

export default (): readonly Program[] => [{ prefix: 'rbenv', powers: [{ can: 'exec', words: 'exec id' }], source: ['docs:rbenv'], confidence: 'medium' }];
