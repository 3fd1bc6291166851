import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'printenv', powers: [{ can: 'secrets', words: '', seen: true }], instead: ['printenv PATH'], source: ['man:printenv'], confidence: 'medium' },
];
