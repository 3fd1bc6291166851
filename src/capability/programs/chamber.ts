import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'chamber', powers: [{ can: 'exec', words: 'exec x -- id', needs: 'credentials' }], source: ['docs:chamber'], confidence: 'medium' },
];
