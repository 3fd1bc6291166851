import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'ionice', powers: [{ can: 'exec', words: '-c3 id', gated: 'permissions-bash W3', seen: true }], source: ['gtfo:ionice'], confidence: 'high' },
];
