import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'skaffold', powers: [{ can: 'publish', words: 'run', needs: 'credentials' }], source: ['docs:skaffold'], confidence: 'medium' },
];
