import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'script',
    powers: [
      { can: 'exec', words: '-q -c id /dev/null', gated: 'permissions-bash W3', seen: true },
      { can: 'write-any', words: `-q -c 'echo x' /tmp/x`, mild: true, gated: 'permissions-bash W3', seen: true },
    ],
    source: ['gtfo:script'],
    confidence: 'high',
  },
];
