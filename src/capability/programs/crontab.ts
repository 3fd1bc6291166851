import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'crontab',
    powers: [
      { can: 'persist', words: 'jobs.txt' },
      { can: 'destroy', words: '-r', mild: true },
    ],
    safe: ['-l'],
    instead: ['crontab -l'],
    source: ['gtfo:crontab'],
    confidence: 'high',
  },
  { prefix: 'crontab -r', powers: [{ can: 'destroy', words: '' }], source: ['gtfo:crontab'], confidence: 'medium' },
];
