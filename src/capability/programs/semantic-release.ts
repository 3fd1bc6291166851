import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'semantic-release',
    powers: [
      { can: 'publish', words: '', mild: true, needs: 'credentials' },
      { can: 'exec', words: '', mild: true, needs: 'workspace-file' },
    ],
    source: ['docs'],
    confidence: 'high',
  },
];
