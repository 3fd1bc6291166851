import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'setsid',
    powers: [
      { can: 'exec', words: '-w id', gated: 'permissions-bash W3', seen: true },
      { can: 'persist', words: 'sleep 60', gated: 'permissions-bash W3' },
    ],
    source: ['man:setsid'],
    confidence: 'high',
  },
];
