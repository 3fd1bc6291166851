import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'm4',
    powers: [
      { can: 'exec', words: '-D x=id x.m4', mild: true },
      { can: 'read-any', words: '/etc/passwd', mild: true, seen: true },
    ],
    source: ['gtfo:m4'],
    confidence: 'high',
  },
];
