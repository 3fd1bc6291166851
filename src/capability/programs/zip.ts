import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'zip',
    powers: [
      { can: 'exec', words: `x.zip README.md -T -TT 'id #'`, seen: true },
      { can: 'read-any', words: '-q - /etc/passwd', mild: true, seen: true },
    ],
    source: ['gtfo:zip'],
    confidence: 'high',
  },
];
