import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'declare',
    also: ['export', 'typeset'],
    powers: [
      { can: 'secrets', words: '-p', seen: true },
      { can: 'exec', words: `'a[$(id >&2)]=1'`, mild: true, gated: 'permissions-bash C6', seen: true },
    ],
    rather: ['printenv PATH'],
    source: ['man:bash'],
    confidence: 'high',
  },
];
