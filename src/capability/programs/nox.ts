import type { Program } from '../program.ts';

export default (): readonly Program[] => [{ prefix: 'nox', powers: [{ can: 'exec', words: '', mild: true }], source: ['docs:nox'], confidence: 'medium' }];
