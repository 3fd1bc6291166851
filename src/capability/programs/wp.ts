import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'wp', powers: [{ can: 'exec', words: `eval 'system("id");'`, mild: true }], source: ['docs:wp'], confidence: 'high' },
];
