import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'mosh', powers: [{ can: 'exec', words: `--ssh='id #' x`, seen: true }], source: ['docs:mosh'], confidence: 'high' },
];
