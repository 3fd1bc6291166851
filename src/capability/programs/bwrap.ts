import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'bwrap', powers: [{ can: 'exec', words: '--dev-bind / / id', mild: true, needs: 'configuration' }], source: ['man:bwrap'], confidence: 'medium' },
];
