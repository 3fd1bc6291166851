import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'gzip',
    also: ['gunzip'],
    powers: [
      { can: 'read-any', words: '-c /etc/passwd', mild: true, seen: true },
      { can: 'destroy', words: 'x', mild: true, seen: true },
    ],
    source: ['gtfo:gzip'],
    confidence: 'high',
  },
];
