import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'chrt', powers: [{ can: 'exec', words: '-o 0 id', gated: 'permissions-bash W3', seen: true }], source: ['gtfo:chrt'], confidence: 'high' },
];
