import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'cp',
    powers: [
      { can: 'write-any', words: '/etc/hostname /tmp/x', mild: true, gated: 'permissions-bash T3', seen: true },
      { can: 'read-any', words: '/etc/passwd x', mild: true, gated: 'permissions-bash T3', seen: true },
      { can: 'persist', words: 'x ~/.bashrc', mild: true, needs: 'attacker-file', gated: 'permissions-bash S2', seen: true },
    ],
    source: ['gtfo:cp'],
    confidence: 'high',
  },
];
