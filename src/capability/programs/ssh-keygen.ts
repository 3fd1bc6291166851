import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'ssh-keygen',
    powers: [
      { can: 'write-any', words: `-q -t ed25519 -N '' -f /tmp/x`, mild: true, seen: true },
      { can: 'exec', words: '-D ./x.so', mild: true, needs: 'attacker-file', seen: true },
      { can: 'destroy', words: '-R host', mild: true },
    ],
    source: ['gtfo:ssh-keygen'],
    confidence: 'high',
  },
];
