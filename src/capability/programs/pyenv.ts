import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'pyenv',
    powers: [
      { can: 'exec', words: `exec python -c 'import os; os.system("id")'` },
      { can: 'install', words: 'install 3.13', mild: true, needs: 'remote-endpoint' },
    ],
    instead: ['pyenv versions', 'pyenv version'],
    source: ['docs:pyenv'],
    confidence: 'medium',
  },
];
