import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'scons', powers: [{ can: 'exec', words: '', mild: true, seen: true }], source: ['man'], confidence: 'high' },
];
