import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'husky', powers: [{ can: 'persist', words: 'init', mild: true, needs: 'repository' }], source: ['docs:husky'], confidence: 'high' },
];
