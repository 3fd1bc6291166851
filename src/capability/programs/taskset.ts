import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'taskset', powers: [{ can: 'exec', words: '1 id', gated: 'permissions-bash W3', seen: true }], source: ['gtfo:taskset'], confidence: 'high' },
];
