import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'date',
    powers: [
      { can: 'read-any', words: '-f /etc/passwd', does: 'prints the lines of any file', mild: true, anywhere: true, seen: true },
      { can: 'persist', words: '-s 12:00', does: 'sets the clock with date -s', needs: 'root', mild: true, anywhere: true },
    ],
    free: true,
    source: ['gtfo:date', 'man:date'],
    confidence: 'high',
  },
];
