import type { Program } from '../program.ts';

export default (): readonly Program[] => [{ prefix: 'nyc', powers: [{ can: 'exec', words: 'id', purpose: true }], source: ['docs:nyc'], confidence: 'medium' }];
