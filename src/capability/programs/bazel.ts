import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'bazel',
    powers: [
      { can: 'exec', words: 'build //...', mild: true, needs: 'workspace-file' },
      { can: 'exec', words: 'run --run_under=id //x', mild: true },
    ],
    source: ['docs:bazel'],
    confidence: 'high',
  },
];
