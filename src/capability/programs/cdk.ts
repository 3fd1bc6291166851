import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'cdk',
    powers: [
      { can: 'exec', words: 'synth', mild: true, needs: 'workspace-file' },
      { can: 'publish', words: 'deploy --require-approval never', needs: 'credentials' },
      { can: 'destroy', words: 'destroy --force', needs: 'credentials' },
    ],
    instead: ['cdk diff', 'cdk synth'],
    source: ['docs:cdk'],
    confidence: 'high',
  },
];
