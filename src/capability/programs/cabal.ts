import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'cabal',
    powers: [
      { can: 'exec', words: 'exec -- id', mild: true },
      { can: 'install', words: 'install x', needs: 'remote-endpoint' },
    ],
    instead: ['cabal build', 'cabal test'],
    source: ['gtfo:cabal'],
    confidence: 'high',
  },
];
