import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'passwd', powers: [{ can: 'escalate', words: '-d root', mild: true, needs: 'root' }], source: ['docs:passwd'], confidence: 'medium' },
];
