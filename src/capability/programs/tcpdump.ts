import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'tcpdump',
    powers: [
      { can: 'exec', words: '-ln -i lo -w x -W 1 -G 1 -z id', mild: true, needs: 'root' },
      { can: 'secrets', words: '-A', mild: true, needs: 'root' },
    ],
    source: ['gtfo:tcpdump'],
    confidence: 'medium',
  },
];
