import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'zip',
    powers: [
      { can: 'exec', words: `x.zip README.md -T -TT 'id #'`, seen: true },
      { can: 'read-any', words: '-q - /etc/passwd', mild: true, seen: true },
    ],
    instead: ['zip -r dist.zip dist'],
    source: ['gtfo:zip'],
    confidence: 'high',
  },
];
