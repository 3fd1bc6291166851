import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'cursor-agent', powers: [{ can: 'exec', words: `--force -p 'run id'` }], source: ['docs:cursor-agent'], confidence: 'medium' },
];
