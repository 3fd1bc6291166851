import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'websocat', powers: [{ can: 'exec', words: 'cmd:id -', by: ['cmd:*'] }], source: ['docs:websocat'], confidence: 'high' },
];
