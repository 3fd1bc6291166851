import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'pm2',
    powers: [
      { can: 'exec', words: 'start id --interpreter none', seen: true },
      { can: 'persist', words: 'startup', mild: true },
    ],
    instead: ['pm2 list', 'pm2 logs:*'],
    source: ['docs:pm2'],
    confidence: 'high',
  },
];
