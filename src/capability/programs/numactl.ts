import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'numactl', powers: [{ can: 'exec', words: '--localalloc id', purpose: true, seen: true }], source: ['man:numactl'], confidence: 'high' },
];
