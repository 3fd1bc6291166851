import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'vercel',
    powers: [{ can: 'publish', words: 'deploy', needs: 'credentials' }],
    safe: ['ls', 'whoami'],
    instead: ['vercel ls'],
    source: ['docs:vercel'],
    confidence: 'medium',
  },
  { prefix: 'vercel deploy', powers: [{ can: 'publish', words: '--prod', needs: 'credentials' }], source: ['docs:vercel'], confidence: 'medium' },
  { prefix: 'vercel env', powers: [{ can: 'secrets', words: 'pull' }], instead: ['vercel env ls'], source: ['docs:vercel'], confidence: 'medium' },
];
