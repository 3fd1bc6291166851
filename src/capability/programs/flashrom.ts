import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'flashrom', powers: [{ can: 'destroy', words: '-E', mild: true, needs: 'root' }], source: ['docs:flashrom'], confidence: 'low' },
];
