import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'complete', powers: [{ can: 'persist', words: '-C id foo', gated: 'permissions-bash W3' }], source: ['man:bash'], confidence: 'medium' },
];
