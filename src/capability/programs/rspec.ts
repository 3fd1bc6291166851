import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'rspec', powers: [{ can: 'exec', words: '', needs: 'workspace-file', mild: true, seen: true }], source: ['docs:rspec'], confidence: 'high' },
];
