import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'fzf', powers: [{ can: 'exec', words: `--bind 'enter:execute(id)'`, mild: true, needs: 'terminal' }], source: ['gtfo:fzf'], confidence: 'high' },
];
