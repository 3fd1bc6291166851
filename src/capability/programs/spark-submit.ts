import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'spark-submit', powers: [{ can: 'exec', words: 'x.py', mild: true, needs: 'credentials' }], source: ['docs:spark-submit'], confidence: 'high' },
];
