import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'ast-grep',
    powers: [{ can: 'destroy', words: 'run -p a -r b -U', mild: true, needs: 'workspace-file' }],
    source: ['docs:ast-grep'],
    confidence: 'high',
  },
];
