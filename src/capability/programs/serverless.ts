import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'serverless',
    powers: [
      { can: 'publish', words: 'deploy', needs: 'credentials' },
      { can: 'destroy', words: 'remove', needs: 'credentials' },
    ],
    instead: ['serverless info'],
    source: ['docs:serverless'],
    confidence: 'medium',
  },
];
