import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'uniq',
    powers: [
      { can: 'write-any', words: '/etc/hostname /tmp/x', mild: true, gated: 'permissions-bash T3', seen: true },
      { can: 'read-any', words: '/etc/passwd', mild: true, gated: 'permissions-bash T3', seen: true },
    ],
    source: ['gtfo:uniq'],
    confidence: 'high',
  },
];
