import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'printenv', powers: [{ can: 'secrets', words: '', seen: true }], source: ['man:printenv'], confidence: 'medium' },
];
