import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'exec', powers: [{ can: 'exec', words: 'id', gated: 'permissions-bash W3', seen: true }], source: ['man:bash'], confidence: 'high' },
];
