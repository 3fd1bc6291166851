import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'hash',
    powers: [{ can: 'exec', words: '-p /usr/bin/id foo', gated: 'permissions-bash W3', seen: true }],
    source: ['man:bash'],
    confidence: 'high',
  },
];
