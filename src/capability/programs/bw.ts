import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'bw', powers: [{ can: 'secrets', words: 'get password x' }], instead: ['bw status'], source: ['docs:bw'], confidence: 'medium' },
];
