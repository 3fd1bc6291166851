import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'diff',
    powers: [{ can: 'read-any', words: '/dev/null /etc/passwd', mild: true, gated: 'permissions-bash T3', seen: true }],
    source: ['gtfo:diff'],
    confidence: 'high',
  },
];
