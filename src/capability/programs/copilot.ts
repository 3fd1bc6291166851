import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'copilot', powers: [{ can: 'exec', words: `--allow-all-tools -p 'run id'` }], source: ['docs:copilot'], confidence: 'medium' },
];
