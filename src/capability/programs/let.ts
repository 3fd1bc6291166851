import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'let', powers: [{ can: 'exec', words: `'a[$(id >&2)]=1'`, gated: 'permissions-bash W3', seen: true }], source: ['man:bash'], confidence: 'high' },
];
