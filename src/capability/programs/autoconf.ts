import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'autoconf', powers: [{ can: 'exec', words: '', needs: 'workspace-file', mild: true, seen: true }], source: ['gtfo:autoconf'], confidence: 'high' },
];
