import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'nvm', powers: [{ can: 'install', words: 'install --lts', mild: true, needs: 'remote-endpoint' }], source: ['docs:nvm'], confidence: 'high' },
];
