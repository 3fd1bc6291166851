import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'release-it', powers: [{ can: 'publish', words: '--ci', needs: 'credentials' }], source: ['docs:release-it'], confidence: 'medium' },
];
