import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'vim',
    also: ['vi', 'nvim', 'ex'],
    powers: [
      { can: 'exec', words: `-es -c ':!id' -c ':q!'`, purpose: true },
      { can: 'write-any', words: `-u NONE -es -c ':call writefile(["x"],"/tmp/x")' -c ':q!'`, mild: true, seen: true },
    ],
    source: ['gtfo:vim'],
    confidence: 'high',
  },
];
