import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'pg_dump',
    powers: [
      { can: 'network-out', words: `'host=example.com connect_timeout=1'`, mild: true, seen: true },
      { can: 'write-any', words: '-f /tmp/x', mild: true, needs: 'credentials' },
    ],
    source: ['man:pg_dump'],
    confidence: 'high',
  },
];
