import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'gcc',
    also: ['g++', 'clang', 'cc', 'c++', 'clang++'],
    powers: [
      { can: 'exec', words: '-wrapper id x.c', mild: true, seen: true },
      { can: 'write-any', words: '-x c -E -o /tmp/x /dev/null', mild: true, seen: true },
      { can: 'read-any', words: '-x c -E -P -include /etc/passwd /dev/null', mild: true, seen: true },
    ],
    source: ['gtfo:gcc'],
    confidence: 'high',
  },
];
