import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'gofmt', powers: [{ can: 'destroy', words: '-w .', mild: true, needs: 'workspace-file' }], source: ['docs:gofmt'], confidence: 'high' },
];
