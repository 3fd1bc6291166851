import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'qwen', powers: [{ can: 'exec', words: `--yolo -p 'run id'` }], source: ['docs:qwen'], confidence: 'medium' },
];
