import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'devbox run', powers: [{ can: 'exec', words: 'id', purpose: true }], source: ['docs:devbox'], confidence: 'medium' },
];
