import type { Program } from '../program.ts';

export default (): readonly Program[] => [{ prefix: 'websocat', powers: [{ can: 'exec', words: 'cmd:id -' }], source: ['docs:websocat'], confidence: 'high' }];
