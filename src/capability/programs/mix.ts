import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'mix',
    powers: [
      { can: 'exec', words: 'test', mild: true, needs: 'workspace-file', seen: true },
      { can: 'install', words: 'deps.get', mild: true, needs: 'remote-endpoint' },
    ],
    source: ['docs:mix'],
    confidence: 'high',
  },
];
