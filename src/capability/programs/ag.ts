import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'ag',
    powers: [
      { can: 'exec', words: '--pager id x', mild: true, seen: true },
      { can: 'read-any', words: 'root /etc/passwd', mild: true, seen: true },
    ],
    source: ['man:ag'],
    confidence: 'high',
  },
];
