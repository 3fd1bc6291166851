import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'perl',
    powers: [
      { can: 'exec', words: `-e 'system("id")'`, purpose: true, seen: true },
      { can: 'write-any', words: `-e 'open F,">/tmp/x";print F 1'`, mild: true, seen: true },
    ],
    instead: ['perl scripts/run.pl'],
    source: ['gtfo:perl'],
    confidence: 'high',
  },
  {
    prefix: 'perl -e',
    also: ['perl -pe', 'perl -ne', 'perl -pi -e', 'perl -i -pe', 'perl -0777 -pe'],
    powers: [{ can: 'exec', words: `'system("id")'`, purpose: true }],
    rather: ['perl scripts/run.pl'],
    source: ['gtfo:perl'],
    confidence: 'medium',
  },
  { prefix: 'perl -c', powers: [{ can: 'exec', words: `-e 'BEGIN{system("id")}'`, seen: true }], source: ['man:perl'], confidence: 'high' },
];
