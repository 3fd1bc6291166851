import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'zx', powers: [{ can: 'exec', words: "--eval '$`id`'", purpose: true, seen: true }], source: ['docs:zx'], confidence: 'medium' },
];
