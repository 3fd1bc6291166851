import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'vsce publish', powers: [{ can: 'publish', words: '', needs: 'credentials' }], source: ['docs:vsce'], confidence: 'medium' },
];
