import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'jekyll', powers: [{ can: 'exec', words: 'build', mild: true, needs: 'workspace-file', seen: true }], source: ['docs:jekyll'], confidence: 'high' },
];
