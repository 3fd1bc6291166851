import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'goreleaser', powers: [{ can: 'publish', words: 'release', needs: 'credentials' }], source: ['docs:goreleaser'], confidence: 'medium' },
];
