import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'rubocop',
    powers: [{ can: 'exec', words: '-r ./x.rb', mild: true, needs: 'attacker-file', seen: true }],
    source: ['docs:rubocop'],
    confidence: 'high',
  },
];
