import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'useradd', powers: [{ can: 'persist', words: '-o -u 0 x', mild: true, needs: 'root' }], source: ['docs:useradd'], confidence: 'high' },
];
