import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'logrotate',
    powers: [
      { can: 'exec', words: '-f -s s x', mild: true, needs: 'attacker-file', seen: true },
      { can: 'write-any', words: '-s /tmp/x /dev/null', mild: true, seen: true },
    ],
    source: ['gtfo:logrotate'],
    confidence: 'high',
  },
];
