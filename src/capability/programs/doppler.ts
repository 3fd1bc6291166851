import type { Program } from '../program.ts';

export default (): readonly Program[] => [{ prefix: 'doppler', powers: [{ can: 'exec', words: 'run -- id' }], source: ['docs:doppler'], confidence: 'high' }];
