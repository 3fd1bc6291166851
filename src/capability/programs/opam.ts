import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'opam',
    powers: [
      { can: 'install', words: 'install x', needs: 'remote-endpoint' },
      { can: 'exec', words: 'exec -- id' },
    ],
    source: ['docs:opam'],
    confidence: 'medium',
  },
];
