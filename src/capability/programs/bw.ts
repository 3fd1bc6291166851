import type { Program } from '../program.ts';

export default (): readonly Program[] => [{ prefix: 'bw', powers: [{ can: 'secrets', words: 'get password x' }], source: ['docs:bw'], confidence: 'medium' }];
