import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'dot',
    also: ['neato'],
    powers: [{ can: 'write-any', words: '-Tdot -o /tmp/x', feed: `echo 'digraph{a}'`, mild: true, seen: true }],
    source: ['man:dot'],
    confidence: 'high',
  },
];
