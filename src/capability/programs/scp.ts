import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'scp',
    powers: [
      { can: 'exec', words: '-S id x y:', seen: true },
      { can: 'network-out', words: '.env example.com:' },
    ],
    instead: ['scp dist/app.tar.gz deploy@example.com:/srv/app/'],
    source: ['gtfo:scp'],
    confidence: 'medium',
  },
];
