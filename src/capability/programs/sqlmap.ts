import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'sqlmap',
    powers: [{ can: 'exec', words: `-u http://x --eval='import os;os.system("id")' --batch`, seen: true }],
    source: ['gtfo:sqlmap'],
    confidence: 'high',
  },
];
