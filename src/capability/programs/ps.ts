import type { Program } from '../program.ts';

export default (): readonly Program[] => [{ prefix: 'ps', powers: [{ can: 'secrets', words: 'eww', mild: true }], source: ['man:ps'], confidence: 'medium' }];
