import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'stylelint',
    powers: [
      { can: 'exec', words: `'*.css'`, mild: true, needs: 'workspace-file', seen: true },
      { can: 'exec', words: '--config ./x.cjs a.css', mild: true, needs: 'attacker-file', seen: true },
    ],
    source: ['docs:stylelint'],
    confidence: 'high',
  },
];
