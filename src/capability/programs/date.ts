import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'date',
    powers: [
      { can: 'destroy', words: '-s 12:00', needs: 'root', mild: true },
      { can: 'read-any', words: '-f /etc/passwd', mild: true, seen: true },
    ],
    source: ['gtfo:date'],
    confidence: 'high',
  },
];
