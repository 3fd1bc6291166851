import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'sdiff',
    powers: [
      { can: 'read-any', words: '/dev/null /etc/passwd', mild: true, seen: true },
      { can: 'exec', words: '-o x --diff-program=id a b', seen: true },
    ],
    source: ['docs:sdiff'],
    confidence: 'high',
  },
];
