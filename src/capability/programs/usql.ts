import type { Program } from '../program.ts';

export default (): readonly Program[] => [{ prefix: 'usql', powers: [{ can: 'exec', words: `-c '\\! id'` }], source: ['docs:usql'], confidence: 'high' }];
