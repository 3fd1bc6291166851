import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'bunx',
    powers: [
      { can: 'exec', words: 'some-package', purpose: true, needs: 'remote-endpoint' },
      { can: 'install', words: 'some-package', mild: true, needs: 'remote-endpoint' },
    ],
    instead: ['bunx tsc --noEmit'],
    source: ['docs:bunx'],
    confidence: 'medium',
  },
];
