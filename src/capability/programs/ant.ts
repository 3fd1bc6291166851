import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'ant', powers: [{ can: 'exec', words: '', needs: 'workspace-file', mild: true, seen: true }], source: ['docs:ant'], confidence: 'high' },
];
