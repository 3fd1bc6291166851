import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'aider', powers: [{ can: 'exec', words: `--yes-always --message 'run id'`, purpose: true }], source: ['docs:aider'], confidence: 'medium' },
];
