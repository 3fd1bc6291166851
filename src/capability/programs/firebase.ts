import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'firebase',
    powers: [{ can: 'publish', words: 'deploy', needs: 'credentials' }],
    instead: ['firebase projects:list'],
    source: ['docs:firebase'],
    confidence: 'medium',
  },
  { prefix: 'firebase deploy', powers: [{ can: 'publish', words: '', needs: 'credentials' }], source: ['docs:firebase'], confidence: 'medium' },
];
