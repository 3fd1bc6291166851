import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'systemd-run',
    powers: [
      { can: 'exec', words: '--user id', purpose: true, needs: 'daemon' },
      { can: 'persist', words: '--user --on-calendar=hourly id', mild: true, needs: 'daemon' },
    ],
    source: ['gtfo:systemd-run'],
    confidence: 'medium',
  },
];
