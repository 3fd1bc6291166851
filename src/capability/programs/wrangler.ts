import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'wrangler',
    powers: [
      { can: 'publish', words: 'deploy', needs: 'credentials' },
      { can: 'exec', words: 'dev', mild: true, needs: 'workspace-file' },
    ],
    safe: ['whoami'],
    instead: ['wrangler whoami'],
    source: ['docs:wrangler'],
    confidence: 'high',
  },
  { prefix: 'wrangler deploy', powers: [{ can: 'publish', words: '', needs: 'credentials' }], source: ['docs:wrangler'], confidence: 'medium' },
];
