import type { Program } from '../program.ts';

export default (): readonly Program[] => [{ prefix: 'dc', powers: [{ can: 'exec', words: `-e '!id'`, seen: true }], source: ['gtfo:dc'], confidence: 'high' }];
