import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'asdf',
    powers: [
      { can: 'exec', words: 'exec id', mild: true },
      { can: 'install', words: 'plugin add x https://example.com/x', needs: 'remote-endpoint' },
    ],
    source: ['docs:asdf'],
    confidence: 'medium',
  },
];
