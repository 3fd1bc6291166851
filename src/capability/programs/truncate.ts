import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'truncate', powers: [{ can: 'destroy', words: '-s 0 x', seen: true }], source: ['man:truncate'], confidence: 'medium' },
];
