import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'sls', powers: [{ can: 'publish', words: 'deploy', needs: 'credentials' }], source: ['docs:sls'], confidence: 'medium' },
];
