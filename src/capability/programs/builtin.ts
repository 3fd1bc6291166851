import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'builtin',
    powers: [
      { can: 'exec', words: 'command sh -c id', purpose: true, seen: true },
      { can: 'exec', words: 'eval id', gated: 'permissions-bash W3', seen: true },
    ],
    source: ['man:bash'],
    confidence: 'high',
  },
];
