import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'ssh-add', powers: [{ can: 'secrets', words: '-L', mild: true }], source: ['docs:ssh-add'], confidence: 'medium' },
];
