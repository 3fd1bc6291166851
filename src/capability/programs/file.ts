import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'file',
    powers: [{ can: 'read-any', words: '-f /etc/passwd', mild: true, gated: 'permissions-bash T3', seen: true }],
    source: ['gtfo:file'],
    confidence: 'high',
  },
];
