import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'eb',
    powers: [
      { can: 'publish', words: 'deploy', needs: 'credentials' },
      { can: 'destroy', words: 'terminate --force', needs: 'credentials' },
    ],
    source: ['docs:eb'],
    confidence: 'medium',
  },
];
