import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'react-scripts',
    powers: [{ can: 'exec', words: 'test', mild: true, needs: 'workspace-file' }],
    source: ['docs:react-scripts'],
    confidence: 'medium',
  },
];
