import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'start-stop-daemon',
    powers: [{ can: 'exec', words: '-S -x /usr/bin/env -- id', purpose: true, seen: true }],
    source: ['gtfo:start-stop-daemon'],
    confidence: 'high',
  },
];
