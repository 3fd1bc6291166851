import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'buildah', powers: [{ can: 'exec', words: 'unshare id', mild: true, needs: 'configuration' }], source: ['docs:buildah'], confidence: 'high' },
];
