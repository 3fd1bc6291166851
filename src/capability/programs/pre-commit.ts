import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'pre-commit',
    powers: [
      { can: 'exec', words: 'run -a', mild: true, needs: 'repository', seen: true },
      { can: 'exec', words: 'try-repo ./h --all-files', mild: true, needs: 'attacker-file', seen: true },
      { can: 'persist', words: 'install', mild: true, needs: 'repository' },
      { can: 'install', words: 'autoupdate', mild: true, needs: 'remote-endpoint' },
    ],
    source: ['docs:pre-commit'],
    confidence: 'high',
  },
];
