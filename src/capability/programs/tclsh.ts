import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'tclsh',
    powers: [{ can: 'exec', words: '', feed: `echo 'exec id >@stdout'`, purpose: true, seen: true }],
    source: ['gtfo:tclsh'],
    confidence: 'high',
  },
];
