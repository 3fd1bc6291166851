import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'sf', powers: [{ can: 'publish', words: 'project deploy start', needs: 'credentials' }], source: ['docs:sf'], confidence: 'medium' },
];
