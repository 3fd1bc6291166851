import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'kustomize',
    powers: [{ can: 'exec', words: 'build --enable-exec --enable-alpha-plugins .', mild: true, needs: 'workspace-file' }],
    source: ['docs:kustomize'],
    confidence: 'high',
  },
];
