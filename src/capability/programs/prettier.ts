import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'prettier',
    powers: [
      { can: 'exec', words: '--plugin=./x.mjs a.js', mild: true, needs: 'attacker-file', seen: true },
      { can: 'exec', words: '--check .', mild: true, needs: 'workspace-file', seen: true },
    ],
    source: ['docs:prettier'],
    confidence: 'high',
  },
];
