import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'caffeinate', powers: [{ can: 'exec', words: 'sh -c id', purpose: true }], source: ['docs:caffeinate'], confidence: 'medium' },
];
