import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'rename', powers: [{ can: 'exec', words: `'system("id")' x`, mild: true }], source: ['man:rename'], confidence: 'medium' },
];
