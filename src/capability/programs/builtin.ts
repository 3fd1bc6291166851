import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'builtin', powers: [{ can: 'exec', words: 'eval id', gated: 'permissions-bash W3', seen: true }], source: ['man:bash'], confidence: 'high' },
];
