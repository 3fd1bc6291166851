import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'age', powers: [{ can: 'secrets', words: '-d -i key.txt x.age', mild: true, needs: 'credentials' }], source: ['docs:age'], confidence: 'medium' },
];
