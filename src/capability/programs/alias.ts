import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'alias', powers: [{ can: 'persist', words: `ls='id'`, gated: 'permissions-bash W3' }], source: ['man:bash'], confidence: 'medium' },
];
