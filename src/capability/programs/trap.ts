import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'trap', powers: [{ can: 'exec', words: 'id EXIT', gated: 'permissions-bash W3', seen: true }], source: ['man:bash'], confidence: 'high' },
];
