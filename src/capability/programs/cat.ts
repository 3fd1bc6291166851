import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'cat',
    powers: [
      { can: 'read-any', words: '/etc/passwd', mild: true, gated: 'permissions-bash T3', seen: true },
      { can: 'secrets', words: '/proc/self/environ', mild: true, gated: 'permissions-bash T3', seen: true },
    ],
    source: ['gtfo:cat'],
    confidence: 'high',
  },
];
