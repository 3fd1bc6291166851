import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'gemini', powers: [{ can: 'exec', words: `--yolo -p 'run id'`, purpose: true }], source: ['docs:gemini'], confidence: 'medium' },
];
