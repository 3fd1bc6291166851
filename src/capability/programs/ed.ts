import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'ed',
    powers: [
      { can: 'exec', words: '-s', feed: `echo '!id'`, seen: true },
      { can: 'write-any', words: '-s', feed: `printf 'a\\nx\\n.\\nw /tmp/x\\n'`, mild: true, seen: true },
    ],
    source: ['gtfo:ed'],
    confidence: 'high',
  },
];
