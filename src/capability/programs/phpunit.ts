import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'phpunit',
    powers: [{ can: 'exec', words: '--bootstrap x.php', mild: true, needs: 'attacker-file' }],
    source: ['docs:phpunit'],
    confidence: 'high',
  },
];
