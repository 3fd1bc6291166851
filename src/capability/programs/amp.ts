import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'amp', powers: [{ can: 'exec', words: `--dangerously-allow-all -x 'run id'` }], source: ['docs:amp'], confidence: 'medium' },
];
