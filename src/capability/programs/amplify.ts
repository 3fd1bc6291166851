import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'amplify', powers: [{ can: 'publish', words: 'publish --yes', needs: 'credentials' }], source: ['docs:amplify'], confidence: 'medium' },
];
