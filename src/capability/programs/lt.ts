import type { Program } from '../program.ts';

export default (): readonly Program[] => [{ prefix: 'lt', powers: [{ can: 'network-in', words: '--port 8080' }], source: ['docs:lt'], confidence: 'medium' }];
