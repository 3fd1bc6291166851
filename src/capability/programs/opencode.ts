import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'opencode', powers: [{ can: 'exec', words: `run 'run id'`, purpose: true }], source: ['docs:opencode'], confidence: 'medium' },
];
