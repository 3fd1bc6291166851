import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'golangci-lint', powers: [{ can: 'exec', words: 'run', mild: true, needs: 'workspace-file' }], source: ['docs:golangci-lint'], confidence: 'high' },
];
