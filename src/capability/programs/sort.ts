import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'sort',
    powers: [
      { can: 'write-any', words: '-o /tmp/x /etc/hostname', mild: true, gated: 'permissions-bash T3', seen: true },
      { can: 'read-any', words: '/etc/passwd', mild: true, gated: 'permissions-bash T3', seen: true },
      { can: 'exec', words: '-S 1b --compress-program=./c', feed: 'seq 200000', mild: true, needs: 'attacker-file', seen: true },
    ],
    source: ['gtfo:sort'],
    confidence: 'high',
  },
];
