import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'chezmoi', powers: [{ can: 'exec', words: 'cd', mild: true, needs: 'terminal' }], source: ['man:chezmoi'], confidence: 'high' },
];
