import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'opam',
    powers: [
      { can: 'install', words: 'install x', needs: 'remote-endpoint' },
      { can: 'exec', words: 'exec -- id' },
    ],
    instead: ['opam list', 'opam show:*'],
    source: ['docs:opam'],
    confidence: 'medium',
  },
];
