import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'time', powers: [{ can: 'exec', words: 'sh -c id', purpose: true }], instead: ['time npm test'], source: ['docs:time'], confidence: 'medium' },
];
