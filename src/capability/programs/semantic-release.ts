import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'semantic-release',
    powers: [
      { can: 'publish', words: '', mild: true, needs: 'credentials' },
      { can: 'exec', words: '', needs: 'workspace-file', mild: true },
    ],
    source: ['docs:semantic-release'],
    confidence: 'high',
  },
];
