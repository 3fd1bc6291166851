import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'scp',
    powers: [
      { can: 'exec', words: '-S id x y:', seen: true },
      { can: 'network-out', words: '.env example.com:' },
    ],
    source: ['gtfo:scp'],
    confidence: 'medium',
  },
];
