import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'nomad', powers: [{ can: 'publish', words: 'job run x.nomad', needs: 'credentials' }], source: ['docs:nomad'], confidence: 'medium' },
];
