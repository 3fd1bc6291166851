import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'mv',
    powers: [
      { can: 'write-any', words: 'x /tmp/x', mild: true, gated: 'permissions-bash T3', seen: true },
      { can: 'destroy', words: 'x README.md', mild: true, seen: true },
    ],
    source: ['gtfo:mv'],
    confidence: 'high',
  },
];
