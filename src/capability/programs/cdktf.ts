import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'cdktf', powers: [{ can: 'publish', words: 'deploy --auto-approve', needs: 'credentials' }], source: ['docs:cdktf'], confidence: 'medium' },
];
