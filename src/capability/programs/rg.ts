import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'rg',
    powers: [
      { can: 'exec', words: '--pre id x', anywhere: true },
      { can: 'read-any', words: `'' /etc/passwd`, mild: true, gated: 'permissions-bash T3', seen: true },
    ],
    free: true,
    source: ['man:rg'],
    confidence: 'high',
  },
];
