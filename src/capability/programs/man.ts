import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'man',
    free: true,
    powers: [
      { can: 'exec', words: `'-H/usr/bin/env id #' man`, mild: true, seen: true },
      { can: 'exec', words: '-P id ls', mild: true, needs: 'terminal' },
      { can: 'read-any', words: '-l /etc/passwd', mild: true, gated: 'permissions-bash T3', seen: true },
    ],
    source: ['gtfo:man'],
    confidence: 'high',
  },
];
