import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'printf',
    powers: [{ can: 'exec', words: `-v 'a[$(id >&2)]' x`, gated: 'permissions-bash C6', seen: true }],
    source: ['man:bash'],
    confidence: 'high',
  },
];
