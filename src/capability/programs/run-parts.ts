import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'run-parts',
    powers: [{ can: 'exec', words: `--regex '^z$' .`, mild: true, needs: 'attacker-file', seen: true }],
    source: ['gtfo:run-parts'],
    confidence: 'high',
  },
];
