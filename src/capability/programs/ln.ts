import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'ln', powers: [{ can: 'write-any', words: '-sf /tmp/x .git/hooks/pre-commit', mild: true }], source: ['gtfo:ln'], confidence: 'medium' },
];
