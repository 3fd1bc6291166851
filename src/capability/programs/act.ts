import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'act',
    powers: [
      { can: 'exec', words: '-P ubuntu-latest=-self-hosted -W ./x.yml', needs: 'attacker-file', mild: true },
      { can: 'exec', words: '', needs: 'workspace-file', mild: true },
    ],
    source: ['docs:act'],
    confidence: 'high',
  },
];
