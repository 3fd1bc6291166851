import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'install', powers: [{ can: 'write-any', words: '-m 755 x .git/hooks/pre-commit', seen: true }], source: ['gtfo:install'], confidence: 'medium' },
];
