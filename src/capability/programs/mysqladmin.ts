import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'mysqladmin', powers: [{ can: 'destroy', words: '-f drop prod', needs: 'credentials' }], source: ['man:mysqladmin'], confidence: 'high' },
];
