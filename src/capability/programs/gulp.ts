import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'gulp', powers: [{ can: 'exec', words: '', needs: 'workspace-file', mild: true, seen: true }], source: ['docs:gulp'], confidence: 'high' },
];
