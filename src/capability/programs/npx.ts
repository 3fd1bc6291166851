import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'npx',
    also: ['npx -y', 'npx --yes'],
    powers: [
      { can: 'exec', words: 'some-package', purpose: true },
      { can: 'install', words: '-y some-package', mild: true, needs: 'remote-endpoint' },
    ],
    instead: ['npx tsc --noEmit'],
    source: ['docs:npx'],
    confidence: 'high',
  },
  {
    prefix: 'npx --no-install',
    also: ['npx --no'],
    powers: [{ can: 'exec', words: 'nodemon --exec id', mild: true }],
    instead: ['npx --no-install tsc --noEmit'],
    source: ['docs:npx'],
    confidence: 'medium',
  },
];
