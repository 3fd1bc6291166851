import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: '7z',
    also: ['7za'],
    powers: [
      { can: 'write-any', words: '-o x.zip -d /tmp', mild: true },
      { can: 'read-any', words: 'a -so -tzip x -i!/etc/passwd', mild: true, seen: true },
      { can: 'write-any', words: 'x x.zip -o/tmp -y', mild: true, needs: 'attacker-file', seen: true },
    ],
    source: ['gtfo:7z'],
    confidence: 'high',
  },
];
