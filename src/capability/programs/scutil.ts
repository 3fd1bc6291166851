import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'scutil', powers: [{ can: 'persist', words: '--set HostName x', mild: true, needs: 'root' }], source: ['docs:scutil'], confidence: 'medium' },
];
