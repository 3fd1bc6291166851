import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'pyenv',
    powers: [
      { can: 'exec', words: 'exec id' },
      { can: 'install', words: 'install 3.13', mild: true, needs: 'remote-endpoint' },
    ],
    source: ['docs:pyenv'],
    confidence: 'medium',
  },
];
