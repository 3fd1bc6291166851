import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'tox', powers: [{ can: 'exec', words: '', needs: 'workspace-file', mild: true, seen: true }], source: ['docs:tox'], confidence: 'high' },
];
