import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'netlify',
    powers: [{ can: 'publish', words: 'deploy', needs: 'credentials' }],
    instead: ['netlify status'],
    source: ['docs:netlify'],
    confidence: 'medium',
  },
  { prefix: 'netlify deploy', powers: [{ can: 'publish', words: '--prod', needs: 'credentials' }], source: ['docs:netlify'], confidence: 'medium' },
];
