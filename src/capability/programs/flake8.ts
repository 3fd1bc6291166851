import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'flake8', powers: [{ can: 'exec', words: 'x.py', mild: true, needs: 'workspace-file', seen: true }], source: ['docs:flake8'], confidence: 'high' },
];
